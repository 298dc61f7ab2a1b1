"""Tries to work out small counts that were hidden, with an integer solver that knows nothing of how they were hidden.

The example `small_numbers` of `crates/measures` makes 200 municipalities of 500 to 200,000 people, and prints all that
would be published of 24 months: by month, quarter and year; in all, by age, village, step and reason. Every second
municipality is released month by month, as its years run.

What is unknown are whole numbers, none negative: how many were in each group of each table in each month. Tables of a
year share their months. Known is every published number. A hidden count under five is *derived* when the solver proves
that it cannot be five or more. (That is more than to be worked out exactly: it is enough to be known to be small.)

The same attack on a weak release, in which small counts are hidden and nothing else, must find counts.
"""

import json
import multiprocessing
import os
import subprocess
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

LEAST = 5
MONTHS = 12
MOST = 5_000  # More than anybody would believe of a month.
SIZES = [(500, 2_000), (2_000, 5_000), (5_000, 20_000), (20_000, 50_000), (50_000, 200_001)]
PROMISED_FROM, PROMISED = 20_000, 0.6


class System:
    """Unknowns of one municipality and year, and what is published of them."""

    def __init__(self, year):
        self.year = year
        self.first, self.many = {}, MONTHS
        rows, cols, data, values = [], [], [], []

        def equation(terms, value):
            for col, by in terms:
                rows.append(len(values))
                cols.append(col)
                data.append(by)
            values.append(value)

        self.targets = []
        # Where nobody was counted in all, and that is published, nobody was counted in any group: no news.
        nobody = {tuple(months) for months, _, count, shown in year["tables"][0]["cells"] if shown and count == 0}
        for table in year["tables"]:
            # The first columns are the months of the whole; each other table has its own, which add up to them.
            whole = table["name"] == ""
            self.first[table["name"]] = 0 if whole else self.many
            groups = table["groups"]
            if not whole:
                start = self.many
                self.many += MONTHS * groups
                for month in range(MONTHS):
                    equation([(start + month * groups + g, 1) for g in range(groups)] + [(month, -1)], 0)
            for months, inside, count, shown in table["cells"]:
                terms = [self.first[table["name"]] + m * groups + g for m in months for g in inside]
                if shown:
                    equation([(col, 1) for col in terms], count)
                elif count < LEAST and (count > 0 or table["sensitive"]) and tuple(months) not in nobody:
                    self.targets.append((table["name"], terms, count))
        self.shape = (rows, cols, data, values)

    def solve(self, objective, extra=()):
        """Minimises. `extra` are further unknowns between 0 and 1 that are at most a fifth of a sum of others."""
        rows, cols, data, values = (list(part) for part in self.shape)
        high = list(values)
        for number, terms in enumerate(extra):
            for col, by in [(col, 1) for col in terms] + [(self.many + number, -LEAST)]:
                rows.append(len(values))
                cols.append(col)
                data.append(by)
            values.append(0)
            high.append(np.inf)
        many = self.many + len(extra)
        upper, whole = np.full(many, float(MOST)), np.ones(many)
        upper[self.many :], whole[self.many :] = 1, 0
        answer = milp(
            objective,
            integrality=whole,
            bounds=Bounds(0, upper),
            constraints=LinearConstraint(csr_array((data, (rows, cols)), shape=(len(values), many)), values, high),
            options={"time_limit": 60, "mip_rel_gap": 0.1 if extra else 0.0},
        )
        if answer.x is None:
            raise RuntimeError(f"{self.year['municipality']} {self.year['year']}: {answer.message}")
        return answer.x

    def most(self, terms, sign=-1):
        """The most (or, with 1, the least) that a sum of unknowns can be."""
        objective = np.zeros(self.many)
        objective[terms] = sign
        return round(abs(float(objective @ self.solve(objective))))

    def derived(self):
        """Targets that cannot reach five. One table that shows many at five or more clears them all at once."""
        left = self.targets
        while left:
            objective = np.zeros(self.many + len(left))
            objective[self.many :] = -1
            found = self.solve(objective, [terms for _, terms, _ in left])
            counts = np.round(found[: self.many])
            still = [target for target in left if counts[target[1]].sum() < LEAST]
            if len(still) == len(left):
                break
            left = still
        return [(name, terms, count) for name, terms, count in left if self.most(terms) < LEAST]


def attack(line):
    year = json.loads(line)
    system = System(year)
    found = system.derived()
    exact = sum(1 for _, terms, count in found if system.most(terms, 1) == system.most(terms) == count)
    large = [shown for table in year["tables"] for _, _, count, shown in table["cells"] if count >= LEAST]
    return year["people"], len(system.targets), len(found), exact, sum(large), len(large), [
        (year["people"], year["year"], name, count) for name, _, count in found
    ]


def attacked(lines):
    with multiprocessing.Pool(os.cpu_count()) as pool:
        return pool.map(attack, lines, chunksize=1)


def main():
    oracle = os.environ.get("RINNALLA_ORACLE", "target/debug/examples/oracle")
    program = os.path.join(os.path.dirname(oracle), "small_numbers")
    began = time.monotonic()
    release = lambda kind: subprocess.run([program, kind], check=True, capture_output=True, text=True).stdout.splitlines()
    lines = release("protected")
    print(f"made {len(lines)} years in {time.monotonic() - began:.0f} s")
    wrong = 0
    results = attacked(lines)
    targets, derived = sum(r[1] for r in results), sum(r[2] for r in results)
    print(f"{targets} hidden counts under {LEAST}: {derived} derived")
    for people, year, name, count in [found for r in results for found in r[6]]:
        print(f"  {people} people, {year}: {count} in {name}")
    wrong += derived > 0 or targets < 1_000
    print("people            years  n >= 5  published")
    for low, high in SIZES:
        of_size = [r for r in results if low <= r[0] < high]
        shown, large = sum(r[4] for r in of_size), sum(r[5] for r in of_size)
        print(f"{low:>7} - {high - 1:>7} {len(of_size):>6} {large:>7} {shown / large if large else 0:>10.1%}")
    from_size = [r for r in results if r[0] > PROMISED_FROM]
    share = sum(r[4] for r in from_size) / sum(r[5] for r in from_size)
    print(f"over {PROMISED_FROM} people {share:.1%} of counts from {LEAST} are published (at least {PROMISED:.0%})")
    wrong += share < PROMISED
    # A planted weak release: the solver must find what is not hidden well.
    weak = attacked(release("weak")[:: len(lines) // 8])
    targets, derived, exact = (sum(r[n] for r in weak) for n in (1, 2, 3))
    print(f"weak release: {targets} hidden counts under {LEAST}: {derived} derived, {exact} of them exactly")
    wrong += derived == 0 or exact == 0
    print(f"took {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
