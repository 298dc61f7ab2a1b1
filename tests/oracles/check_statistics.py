"""Our statistics beside scipy, statsmodels, lifelines and pingouin, on made-up data with ties, zeros and missing values."""

import json
import math
import os
import subprocess
import sys
import warnings

import numpy as np
import pingouin
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from scipy import special, stats
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")
SETS = 500
EXACT_TO = 50
rng = np.random.default_rng(20_261_122)
asked, checks, wrong = [], [], []
compared = {}


def ask(what, check, **data):
    """Puts a question down; `check` looks at the answer later."""
    asked.append(json.dumps({"what": what, **told(data)}))
    checks.append((what, check))


def told(value):
    """Numbers as text, so that they are read to the last bit."""
    if isinstance(value, dict):
        return {key: told(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [told(one) for one in value]
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    if isinstance(value, np.bool_):
        return bool(value)
    return int(value) if isinstance(value, np.integer) else value


class Look:
    """Compares one answer, figure by figure."""

    def __init__(self, what, number):
        self.what, self.number = what, number

    def same(self, name, ours, theirs, tolerance=1e-9):
        compared[self.what] = compared.get(self.what, 0) + 1
        if isinstance(theirs, (list, tuple)):
            if ours is None:
                return self.fail(name, ours, theirs)
            for at, (one, other) in enumerate(zip(ours, theirs, strict=True)):
                self.same(f"{name}[{at}]", one, other, tolerance)
            return None
        if theirs is None or ours is None:
            return None if theirs is None and ours is None else self.fail(name, ours, theirs)
        if isinstance(theirs, str):
            return None if ours == theirs else self.fail(name, ours, theirs)
        if not abs(ours - theirs) <= tolerance * max(1, abs(theirs)):
            self.fail(name, ours, theirs)
        return None

    def fail(self, name, ours, theirs):
        wrong.append(f"{self.what} {self.number}: {name} is {ours}, others say {theirs}")


def values(n, kind):
    """Numbers as they come from instruments: whole, with a decimal, continuous, far from zero, of two values."""
    if kind == 0:
        return rng.integers(7, 36, n).astype(float)
    if kind == 1:
        return np.round(rng.normal(22, 4, n), 1)
    if kind == 2:
        return rng.normal(0, 1, n)
    if kind == 3:
        return 1e5 + rng.normal(0, 3, n)
    return rng.integers(0, 2, n).astype(float)


def size(at, most=80):
    return at % 7 if at < 70 else int(rng.integers(3, most))


# --- Before and after ---------------------------------------------------------------------------------------------


def change(d, scale):
    """Mean, sd, se, t, p and interval, as scipy tells them; None where there is nothing to tell."""
    n = len(d)
    if n == 0:
        return [None] * 5 + [None]
    if n == 1:
        return [float(d[0]), None, None, None, None, None]
    sd = d.std(ddof=1)
    if sd <= 1e-12 * scale:
        return [d.mean(), 0.0, 0.0, None, None, None]
    result = stats.ttest_1samp(d, 0)
    interval = result.confidence_interval(0.95)
    return [d.mean(), sd, sd / math.sqrt(n), result.statistic, result.pvalue, [interval.low, interval.high]]


def hedges(df):
    if df <= 1:
        return 0.0
    return math.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / math.sqrt(df / 2)


def ways(n):
    """How many of the 2^n signs give each sum of positive ranks."""
    count = [1]
    for rank in range(1, n + 1):
        longer = count + [0] * rank
        for at, one in enumerate(count):
            longer[at + rank] += one
        count = longer
    return count


def shift(d):
    n = len(d)
    means = sorted((d[i] + d[j]) / 2 for i in range(n) for j in range(i, n))
    exact = n <= EXACT_TO and not (d == 0).any() and len(set(abs(d))) == n
    if exact:
        below = np.cumsum(np.array(ways(n), dtype=float)) / 2.0**n
        k = int(np.argmax(below >= 0.025))
    else:
        k = math.floor(n * (n + 1) / 4 - stats.norm.ppf(0.975) * math.sqrt(n * (n + 1) * (2 * n + 1) / 24))
    k = max(k, 1)
    return float(np.median(means)), None if n < 6 else [means[k - 1], means[-k]], "exact" if exact else "normal"


def paired(before, after, sd, reliability, cut):
    both = ~(np.isnan(before) | np.isnan(after))
    b, a = before[both], after[both]
    d = a - b
    n, started = len(d), int((~np.isnan(before)).sum())
    scale = max([0.0, *abs(b), *abs(a)])

    def check(look, ours):
        look.same("n", ours["n"], n)
        look.same("n_before", ours["n_before"], started)
        look.same("n_after", ours["n_after"], int((~np.isnan(after)).sum()))
        mean, s_d, se, t, p, interval = change(d, scale)
        for name, theirs in [("mean", mean), ("sd", s_d), ("se", se), ("t", t), ("p", p), ("ci", interval)]:
            look.same(name, ours[name], theirs)
        if n == 0:
            return
        look.same("mean_before", ours["mean_before"], b.mean())
        look.same("mean_after", ours["mean_after"], a.mean())
        effects(look, ours, s_d)
        ranks(look, ours)
        filled = np.concatenate([d, np.zeros(started - n)])
        unchanged = change(filled, scale)
        look.same("unchanged_mean", ours["unchanged_mean"], unchanged[0])
        look.same("unchanged_ci", ours["unchanged_ci"], unchanged[5])
        differ = np.concatenate([d, np.full(started - n, mean - 1.5)]).mean()
        look.same("differ", ours["differ"], differ)
        estimate, ends, method = shift(d)
        look.same("shift", ours["shift"]["estimate"], estimate)
        look.same("shift", ours["shift"]["ci"], ends)
        look.same("shift", ours["shift"]["method"], method)
        reliable(look, ours["rci"])

    def effects(look, ours, s_d):
        if n < 2:
            look.same("d_z", ours["d_z"], None)
            look.same("d_av", ours["d_av"], None)
            return
        s1, s2 = b.std(ddof=1), a.std(ddof=1)
        s1, s2 = (0.0 if s <= 1e-12 * abs(x).max() else s for s, x in ((s1, b), (s2, a)))
        mean = d.mean()
        r = stats.pearsonr(b, a).statistic if s1 and s2 else None
        d_z = mean / s_d if s_d else None
        d_av = mean / ((s1 + s2) / 2) if s1 + s2 else None
        look.same("r", ours["r"], r)
        look.same("d_z", ours["d_z"], d_z)
        look.same("d_av", ours["d_av"], d_av)
        look.same("d_pre", ours["d_pre"], mean / s1 if s1 else None)
        look.same("d_rm", ours["d_rm"], d_z * math.sqrt(2 * (1 - r)) if d_z is not None and r is not None else None, 1e-7)
        look.same("g_av", ours["g_av"], d_av * hedges(n - 1) if d_av is not None else None)
        look.same("g_av_two", ours["g_av_two"], d_av * (1 - 3 / (4 * 2 * (n - 1) - 1)) if d_av is not None else None)
        look.same("g_z", ours["g_z"], d_z * hedges(n - 1) if d_z is not None else None)
        if s1 and s2:
            look.same("d_av_rms", ours["d_av_rms"], pingouin.compute_effsize(a, b, paired=True, eftype="cohen"))

    def ranks(look, ours):
        left = d[d != 0]
        if not len(left):
            look.same("wilcoxon", ours["wilcoxon"], None)
            return
        exact = len(left) == n and len(set(abs(d))) == n and n <= EXACT_TO
        method = "exact" if exact else "asymptotic"
        theirs = stats.wilcoxon(d, zero_method="wilcox", correction=not exact, method=method)
        of_size = stats.rankdata(abs(left))
        plus, minus = of_size[left > 0].sum(), of_size[left < 0].sum()
        look.same("wilcoxon p", ours["wilcoxon"]["p"], theirs.pvalue)
        look.same("wilcoxon plus", ours["wilcoxon"]["plus"], plus)
        look.same("wilcoxon least", min(ours["wilcoxon"]["plus"], ours["wilcoxon"]["minus"]), theirs.statistic)
        look.same("wilcoxon effect", ours["wilcoxon"]["effect"], (plus - minus) / (plus + minus))
        look.same("wilcoxon method", ours["wilcoxon"]["method"], "exact" if exact else "normal")

    def reliable(look, ours):
        sem = sd * math.sqrt(1 - reliability)
        far = 1.96 * math.sqrt(2) * sem
        up, crossed = d > far, (b < cut) & (a >= cut)
        look.same("sem", ours["sem"], sem)
        look.same("sdiff", ours["sdiff"], math.sqrt(2) * sem)
        look.same("recovered", ours["recovered"], int((up & crossed).sum()))
        look.same("improved", ours["improved"], int((up & ~crossed).sum()))
        look.same("worse", ours["worse"], int((d < -far).sum()))
        look.same("unchanged", ours["unchanged"], int((abs(d) <= far).sum()))

    gaps = lambda x: [None if math.isnan(one) else float(one) for one in x]
    ask("paired", check, before=gaps(before), after=gaps(after), sd=sd, reliability=reliability, cut=cut)


for at in range(SETS):
    n, kind = size(at), at % 5
    before = values(n, kind)
    after = before + (rng.integers(-3, 5, n) if at % 2 else values(n, kind) - before)
    if kind == 1:
        after = np.round(after, 1)
    if at % 11 == 0:
        after = before + 2.0
    for column in (before, after):
        column[rng.random(n) < (0.2 if at % 3 else 0.0)] = math.nan
    paired(before, after, float(rng.uniform(0.5, 9)), float(rng.uniform(0, 1)), float(np.nan_to_num(before).mean()))


def bootstrap(d, at):
    def check(look, ours):
        if len(d) < 2 or np.ptp(d) == 0:
            look.same("bootstrap", None if ours is None else 0, None)
            return
        error = d.std(ddof=1) / math.sqrt(len(d))
        # Six standard errors of a 2.5 % quantile of 9999 draws, of the difference of two engines; means of whole numbers lie on steps.
        near = 6 * math.sqrt(2 * 0.025 * 0.975 / 9999) / stats.norm.pdf(1.96) * error
        near += np.diff(np.unique(d)).min() / len(d)
        for name, method in [("percentile", "percentile"), ("bca", "BCa")]:
            theirs = stats.bootstrap((d,), np.mean, n_resamples=9999, method=method, rng=np.random.default_rng(at)).confidence_interval
            for one, other in zip(ours[name], theirs):
                # Far out in a skewed, small set the quantile itself lies further out, where draws are fewer.
                look.same(f"{name} of {len(d)}", one, other, (near * (1 if name == "percentile" else 3)) / max(1, abs(other)))

    ask("bootstrap", check, values=d, replicates=9999, seed=at)


for at in range(SETS):
    n = at % 4 if at < 12 else int(rng.integers(8, 40))
    d = values(n, at % 3) if at % 5 else rng.integers(-2, 4, n).astype(float)
    bootstrap(d, at)

# --- Waits --------------------------------------------------------------------------------------------------------


def curve(look, ours, time, happened):
    look.same("n", ours["n"], len(time))
    look.same("events", ours["events"], int(happened.sum()))
    if not len(time):
        look.same("median", ours["median"], None)
        return
    fitted = KaplanMeierFitter().fit(time, happened)
    limits = fitted.confidence_interval_
    table = fitted.event_table
    greenwood = SurvfuncRight(time, happened.astype(int))
    errors = dict(zip(greenwood.surv_times, greenwood.surv_prob_se))
    times = [step["time"] for step in ours["steps"]]
    look.same("times", times, sorted(set(float(one) for one in time)))
    first = {"survival": None, "lo": None, "hi": None}
    for step in ours["steps"]:
        t, s = step["time"], step["survival"]
        theirs = float(fitted.survival_function_at_times(t).iloc[0])
        look.same("survival", s, theirs)
        look.same("at_risk", step["at_risk"], int(table.loc[t, "at_risk"]))
        look.same("events", step["events"], int(table.loc[t, "observed"]))
        lo, hi = limits.loc[t]
        if s == 0:
            look.same("se", step["se"], None)
        elif s < 1:
            look.same("ci", step["ci"], [lo, hi])
            if t in errors:
                look.same("se", step["se"], errors[t])
        ends = {"survival": theirs, "lo": None if s == 0 else (1 if s == 1 else lo), "hi": None if s == 0 else (1 if s == 1 else hi)}
        for name, share in ends.items():
            if first[name] is None and share is not None and share <= 0.5 + 1e-12:
                first[name] = t
    look.same("median", ours["median"], first["survival"])
    look.same("median_lo", ours["median_lo"], first["lo"])
    look.same("median_hi", ours["median_hi"], first["hi"])


def survival(groups):
    def check(look, ours):
        for mine, (time, happened) in zip(ours["groups"], groups):
            curve(look, mine, time, happened)
        time, happened = (np.concatenate([group[part] for group in groups]) for part in (0, 1))
        label = np.concatenate([np.full(len(group[0]), at) for at, group in enumerate(groups)])
        # R leaves out groups that were never at risk when something happened, and so do we.
        events = np.unique(time[happened])
        at_risk = [at for at in range(len(groups)) if len(events) and (time[label == at] >= events.min()).any()]
        if len(at_risk) < 2:
            look.same("logrank", ours["logrank"], None)
            return
        kept = np.isin(label, at_risk)
        theirs = multivariate_logrank_test(time[kept], label[kept], happened[kept])
        if ours["logrank"] is None:
            # No spread: nobody else was at risk whenever something happened.
            look.same("logrank", None, None if abs(theirs.test_statistic) < 1e-9 or math.isnan(theirs.test_statistic) else 0)
            return
        look.same("chi2", ours["logrank"]["chi2"], theirs.test_statistic, 1e-9)
        look.same("df", ours["logrank"]["df"], len(at_risk) - 1)
        look.same("p", ours["logrank"]["p"], theirs.p_value)

    ask("survival", check, groups=[{"time": time, "happened": happened} for time, happened in groups])


for at in range(SETS):
    groups = []
    for _ in range(1 + at % 4):
        n = at % 3 if at < 12 else int(rng.integers(3, 50))
        time = rng.exponential(30, n)
        time = np.floor(time) if at % 2 else np.round(time, 2)
        groups.append((time, rng.random(n) < (0.0, 0.5, 0.8, 1.0)[int(rng.integers(4)) if at % 10 else 0]))
    survival(groups)


def incidence(time, end):
    def check(look, ours):
        if not len(time):
            look.same("steps", len(ours), 0)
            return
        ends = [2] if (end == 2).any() else ([1] if (end == 1).any() else [])
        look.same("times", [step["time"] for step in ours], sorted(set(map(float, time))))
        for step in ours:
            look.same("sum", step["happened"]["share"] + step["withdrew"]["share"] + step["waiting"], 1.0)
        if not ends:
            return
        theirs = CumIncidenceRight(time, end)
        for way, name in enumerate(["happened", "withdrew"][: len(theirs.cinc)]):
            for step, t, share, error in zip(ours, theirs.times, theirs.cinc[way], theirs.cinc_se[way], strict=True):
                look.same("time", step["time"], t)
                look.same("share", step[name]["share"], share)
                if step[name]["se"] is not None:
                    look.same("se", step[name]["se"] ** 2, 0.0 if math.isnan(error) else error**2)
                else:
                    look.same("nobody waits", step["waiting"], 0.0)

    ask("incidence", check, time=time, end=end)


for at in range(SETS):
    n = at % 4 if at < 12 else int(rng.integers(3, 60))
    time = np.floor(rng.exponential(30, n)) if at % 2 else rng.exponential(30, n)
    incidence(time, rng.choice(3, n, p=[(0.3, 0.5, 0.2), (0, 0.6, 0.4), (0.5, 0.5, 0)][at % 3]).astype(int))

# --- Those lost, shares, tables -----------------------------------------------------------------------------------


def lost(one, two):
    def check(look, ours):
        if len(one) < 2 or len(two) < 2 or (np.ptp(one) == 0 and np.ptp(two) == 0):
            look.same("smd", ours["smd"], None)
            look.same("welch", ours["welch"], None)
            return
        look.same("smd", ours["smd"], float(pingouin.compute_effsize(one, two, eftype="cohen")))
        theirs = stats.ttest_ind(one, two, equal_var=False)
        look.same("t", ours["welch"]["statistic"], theirs.statistic)
        look.same("df", ours["welch"]["df"], theirs.df)
        look.same("p", ours["welch"]["p"], theirs.pvalue)

    ask("attrition", check, stayed=one, lost=two)


def table(rows):
    def check(look, ours):
        full = rows[rows.sum(axis=1) > 0][:, rows.sum(axis=0) > 0]
        if min(full.shape) < 2:
            look.same("table", ours, None)
            return
        theirs = stats.chi2_contingency(full, correction=False)
        look.same("chi2", ours["statistic"], theirs.statistic)
        look.same("df", ours["df"], theirs.dof)
        look.same("p", ours["p"], theirs.pvalue)

    ask("table", check, rows=rows)


def wilson(count, of):
    def check(look, ours):
        if of == 0 or count > of:
            look.same("wilson", ours, None)
            return
        lo, hi = proportion_confint(count, of, method="wilson")
        look.same("wilson", ours, [max(0.0, lo), min(1.0, hi)])

    ask("wilson", check, count=count, of=of)


def funnel(p, n):
    def check(look, ours):
        if n < 10:
            look.same("funnel", ours, None)
            return
        exact = n * min(p, 1 - p) < 5
        look.same("exact", ours["exact"], exact)
        for name, tail in [("warning", 0.025), ("action", 0.001)]:
            if exact:
                ends = [stats.binom.ppf(tail, n, p) / n, stats.binom.ppf(1 - tail, n, p) / n]
            else:
                reach = stats.norm.ppf(1 - tail) * math.sqrt(p * (1 - p) / n)
                ends = [max(0.0, p - reach), min(1.0, p + reach)]
            look.same(name, ours[name], ends)

    ask("funnel", check, p=p, n=n)


def rubin(estimates, variances, n):
    def check(look, ours):
        m = len(estimates)
        if m < 2:
            look.same("rubin", ours, None)
            return
        within, between = variances.mean(), estimates.var(ddof=1)
        total = within + (1 + 1 / m) * between
        share = (1 + 1 / m) * between / total
        seen = (n / (n + 2)) * (n - 1) * (1 - share)
        df = seen if share == 0 else 1 / (share**2 / (m - 1) + 1 / seen)
        reach = stats.t.ppf(0.975, df) * math.sqrt(total)
        for name, theirs in [("estimate", estimates.mean()), ("within", within), ("between", between), ("total", total), ("df", df)]:
            look.same(name, ours[name], theirs)
        look.same("ci", ours["ci"], [estimates.mean() - reach, estimates.mean() + reach])

    ask("rubin", check, estimates=estimates, variances=variances, n=n)


def chart(points):
    def check(look, ours):
        if len(points) < 2:
            look.same("xmr", ours, None)
            return
        ranges = abs(np.diff(points)).mean()
        look.same("ci", ours["ci"], [points.mean() - 3 / 1.128 * ranges, points.mean() + 3 / 1.128 * ranges])
        look.same("range_limit", ours["range_limit"], 3.267 * ranges)
        off = points[points != np.median(points)]
        if len(off) < 10:
            look.same("run", ours["run"], None)
            return
        above = off > np.median(points)
        look.same("crossings", ours["run"]["crossings"], int((above[1:] != above[:-1]).sum()))
        longest = max(len(run) for run in "".join("+" if one else "-" for one in above).replace("+-", "+ -").replace("-+", "- +").split())
        look.same("longest", ours["run"]["longest"], longest)
        look.same("allowed", ours["run"]["allowed"], math.floor(math.log2(len(off)) + 3.5))
        look.same("needed", ours["run"]["needed"], int(stats.binom.ppf(0.05, len(off) - 1, 0.5)))

    ask("xmr", check, values=points)


def distribution(x, df, share, n, p, points):
    def check(look, ours):
        look.same("t", ours["t"], 2 * stats.t.sf(abs(x), df))
        look.same("t_quantile", ours["t_quantile"], stats.t.isf(share / 2, df))
        look.same("chi2", ours["chi2"], stats.chi2.sf(abs(x), df))
        look.same("normal", ours["normal"], stats.norm.cdf(x))
        look.same("normal_quantile", ours["normal_quantile"], stats.norm.ppf(share))
        look.same("binomial_quantile", ours["binomial_quantile"], int(stats.binom.ppf(share, n, p)))
        look.same("quantile", ours["quantile"], None if not len(points) else float(np.quantile(points, share)))

    ask("distribution", check, x=x, df=df, share=share, n=n, p=p, values=points)


for at in range(SETS):
    n, m, kind = size(at), size(at + 3), at % 5
    lost(values(n, kind), values(m, kind))
    table(rng.integers(0, 4 if at % 3 else 60, (int(rng.integers(1, 5)), int(rng.integers(1, 5)))))
    of = int(rng.integers(0, 12 if at % 2 else 3000))
    wilson(int(rng.integers(0, of + 1)) if at % 25 else of + 1, of)
    funnel(float(rng.uniform(0.001, 0.999)), int(rng.integers(1, 20 if at % 3 == 0 else 800)))
    m = 1 if at < 5 else int(rng.integers(2, 40))
    rubin(rng.normal(1, 0.2, m), rng.uniform(0.01, 0.1, m), int(rng.integers(5, 400)))
    chart(values(size(at, 60), at % 3))
    distribution(float(rng.normal(0, 3)), float(rng.choice([1, 2, 3.7, 12, 97.3, 1500, 40000])), float(rng.uniform(1e-4, 0.9999)),
                 int(rng.integers(0, 200)), float(rng.uniform(0, 1)), values(size(at), kind))

# --- All at once --------------------------------------------------------------------------------------------------

done = subprocess.run([os.environ["RINNALLA_ORACLE"]], input="\n".join(asked) + "\n", capture_output=True, text=True, check=True)
answers = done.stdout.splitlines()
assert len(answers) == len(asked), f"{len(answers)} answers to {len(asked)} questions"
for number, (answer, (what, check)) in enumerate(zip(answers, checks)):
    look = Look(what, number)
    try:
        check(look, json.loads(answer))
    except Exception as why:  # A check that breaks has found something, too.
        wrong.append(f"{what} {number}: {why!r} at {asked[number][:300]} -> {answer[:300]}")
for what, count in compared.items():
    print(f"{what}: {sum(1 for one, _ in checks if one == what)} data sets, {count} figures compared")
for line in wrong[:40]:
    print("WRONG", line)
print(f"{len(wrong)} differ")
sys.exit(1 if wrong else 0)
