"""The commands `measures paired` and `measures survival` beside R, on data of R's packages MASS, HSAUR3 and survival.

The data are those packages' own and stay with them: R writes them into a folder that is gone afterwards.
"""

import csv
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile

R = r"""
options(digits = 17)
suppressMessages({library(survival); data("BtheB", package = "HSAUR3"); data("anorexia", package = "MASS")})
put <- function(...) cat(paste(..., sep = "\t"), "\n", sep = "")
number <- function(x) format(x, digits = 17)
paired <- function(name, before, after) {
  write.csv(data.frame(before, after), paste0(name, ".csv"), row.names = FALSE)
  both <- !is.na(before) & !is.na(after); b <- before[both]; a <- after[both]; d <- a - b
  test <- t.test(a, b, paired = TRUE); ranks <- suppressWarnings(wilcox.test(a, b, paired = TRUE))
  exact <- all(d != 0) && !any(duplicated(abs(d))) && length(d) <= 50
  put(name, "n", length(d)); put(name, "n_before", sum(!is.na(before)))
  put(name, "mean_change", number(mean(d))); put(name, "sd_change", number(sd(d)))
  put(name, "t", number(test$statistic)); put(name, "p", number(test$p.value)); put(name, "df", test$parameter)
  put(name, "ci_lo", number(test$conf.int[1])); put(name, "ci_hi", number(test$conf.int[2]))
  put(name, "r", number(cor(b, a))); put(name, "d_z", number(mean(d) / sd(d)))
  put(name, "d_av", number(mean(d) / ((sd(b) + sd(a)) / 2)))
  put(name, "v", number(ranks$statistic)); put(name, "wilcoxon_p", number(ranks$p.value))
  if (exact) {
    shift <- wilcox.test(d, conf.int = TRUE)
    put(name, "shift_lo", number(shift$conf.int[1])); put(name, "shift_hi", number(shift$conf.int[2]))
  }
}
waits <- function(name, time, event, group) {
  write.csv(data.frame(time, event, group), paste0(name, ".csv"), row.names = FALSE)
  for (one in sort(unique(group))) {
    fit <- survfit(Surv(time[group == one], event[group == one]) ~ 1, conf.type = "log-log")
    q <- quantile(fit, 0.5)
    put(name, paste0("median/", one), number(q$quantile)); put(name, paste0("lo/", one), number(q$lower))
    put(name, paste0("hi/", one), number(q$upper))
    for (i in seq_along(fit$time)) {
      at <- function(what) paste(what, one, number(fit$time[i]), sep = "/")
      put(name, at("survival"), number(fit$surv[i])); put(name, at("at_risk"), fit$n.risk[i])
      if (fit$surv[i] > 0) {
        put(name, at("se"), number(summary(fit, times = fit$time[i])$std.err))
        put(name, at("step_lo"), number(fit$lower[i])); put(name, at("step_hi"), number(fit$upper[i]))
      }
    }
  }
  test <- survdiff(Surv(time, event) ~ group)
  put(name, "chi2", number(test$chisq)); put(name, "df", length(test$n) - 1)
  put(name, "logrank_p", number(pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE)))
}
for (arm in levels(anorexia$Treat)) with(anorexia[anorexia$Treat == arm, ], paired(paste0("anorexia_", arm), Prewt, Postwt))
for (arm in levels(BtheB$treatment)) with(BtheB[BtheB$treatment == arm, ], paired(paste0("blues_", arm), bdi.pre, bdi.2m))
with(sleep, paired("sleep", extra[group == 1], extra[group == 2]))
waits("aml", aml$time, aml$status, as.integer(aml$x))
waits("lung", lung$time, lung$status - 1, lung$sex)
with(MASS::gehan, waits("gehan", time, cens, as.integer(treat)))
waits("veteran", veteran$time, veteran$status, as.integer(veteran$celltype))
"""

# Printed figures that must come out as well: what improved, stayed, got worse on an instrument where less is better.
RELIABLE = {"blues_BtheB": (20, 31, 1), "blues_TAU": (10, 33, 2)}


def ours(folder, *arguments):
    done = subprocess.run([os.environ["RINNALLA_BIN"], "measures", *arguments, "--json"], cwd=folder, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def paired(found):
    flat = {key: found[key] for key in ("n", "n_before", "mean_change", "sd_change", "t", "p", "df", "r", "d_z", "d_av")}
    flat["ci_lo"], flat["ci_hi"] = found["ci95"]
    flat["v"], flat["wilcoxon_p"] = found["wilcoxon"]["v"], found["wilcoxon"]["p"]
    flat["shift_lo"], flat["shift_hi"] = found["hodges_lehmann"]["ci95"]
    return flat


def waits(found):
    flat = {"chi2": found["logrank"]["chi2"], "df": found["logrank"]["df"], "logrank_p": found["logrank"]["p"]}
    for group in found["groups"]:
        name = group["group"]
        flat[f"median/{name}"] = group["median"]
        flat[f"lo/{name}"], flat[f"hi/{name}"] = group["ci95"]
        for step in group["table"]:
            for key, ours_key in [("survival", "survival"), ("at_risk", "at_risk"), ("se", "se"), ("step_lo", "lo"), ("step_hi", "hi")]:
                flat[f"{key}/{name}/{step['time']:g}"] = step[ours_key]
    return flat


def main():
    if not shutil.which("Rscript"):
        print("skipped: R is not installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["Rscript", "-e", R], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            print("skipped: R lacks survival, MASS or HSAUR3:", done.stderr.strip().splitlines()[-1:])
            return 0
        theirs = {}
        for name, key, value in csv.reader(done.stdout.splitlines(), delimiter="\t"):
            theirs.setdefault(name, {})[key.strip()] = None if value.strip() == "NA" else float(value)
        wrong, compared = [], 0
        for name, figures in theirs.items():
            if "chi2" in figures:
                mine = waits(ours(folder, "survival", f"{name}.csv", "--time", "time", "--event", "event", "--group", "group"))
            else:
                more = ("--sd", "10.840494", "--reliability", "0.91", "--lower-is-better") if name in RELIABLE else ()
                found = ours(folder, "paired", f"{name}.csv", "--before", "before", "--after", "after", *more)
                mine = paired(found)
                if more:
                    groups = tuple(found["rci"][key] for key in ("improved", "unchanged", "worse"))
                    compared += 1
                    if groups != RELIABLE[name]:
                        wrong.append(f"{name}: reliable change is {groups}, {RELIABLE[name]} is printed")
            for key, value in figures.items():
                compared += 1
                one = mine.get(key)
                same = one is None if value is None else one is not None and math.isclose(one, value, rel_tol=1e-9, abs_tol=1e-9)
                if not same:
                    wrong.append(f"{name} {key}: {one}, R says {value}")
    print(f"{len(theirs)} data sets, {compared} figures compared with R")
    for line in wrong:
        print("WRONG", line)
    return 1 if wrong else 0


sys.exit(main())
