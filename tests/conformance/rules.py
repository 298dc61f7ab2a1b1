#!/usr/bin/env python3
"""Writes crates/formats/tests/data/rules.tsv: rules of recurrence and their days, by python-dateutil.

The file is kept in the repository; run this again only to widen it: pip install python-dateutil==2.9.0.post0
"""
import random
import sys
from datetime import datetime, timedelta

from dateutil.rrule import rrulestr

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def some(rng, values, most):
    return ",".join(str(v) for v in rng.sample(values, rng.randint(1, most)))


def rule(rng):
    every = rng.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={every}"]
    if rng.random() < 0.5:
        parts.append(f"INTERVAL={rng.choice([1, 2, 3, 5])}")
    numbered = every in ("MONTHLY", "YEARLY")
    if rng.random() < 0.6:
        days = rng.sample(DAYS, rng.randint(1, 3))
        if numbered and rng.random() < 0.6:
            days = [rng.choice(["1", "2", "-1", "3", "5", "-2"]) + day for day in days]
            if every == "YEARLY" and rng.random() < 0.7:
                parts.append("BYMONTH=" + some(rng, list(range(1, 13)), 3))
        parts.append("BYDAY=" + ",".join(days))
    elif numbered and rng.random() < 0.6:
        parts.append("BYMONTHDAY=" + some(rng, [1, 2, 13, 15, 28, 29, 30, 31, -1, -2, -31], 3))
    elif every == "YEARLY" and rng.random() < 0.4:
        parts.append("BYYEARDAY=" + some(rng, [1, 60, 100, 200, 366, -1, -100, -366], 3))
    if rng.random() < 0.25 and not any(p.startswith("BYMONTH=") for p in parts):
        parts.append("BYMONTH=" + some(rng, list(range(1, 13)), 4))
    if numbered and rng.random() < 0.25 and any(p.startswith("BY") for p in parts):
        parts.append("BYSETPOS=" + some(rng, [1, 2, -1, -2], 2))
    if rng.random() < 0.2:
        parts.append("WKST=" + rng.choice(DAYS))
    end = rng.random()
    if end < 0.25:
        parts.append(f"COUNT={rng.randint(1, 20)}")
    elif end < 0.45:
        parts.append(f"UNTIL={(datetime(2026, 1, 1) + timedelta(days=rng.randint(0, 900))):%Y%m%d}")
    return ";".join(parts)


def main():
    rng = random.Random(5545)
    lines, seen = [], set()
    while len(lines) < 500:
        text = rule(rng)
        start = datetime(2024, 1, 1) + timedelta(days=rng.randint(0, 1000))
        if text in seen:
            continue
        seen.add(text)
        horizon = start + timedelta(days=800)
        days = rrulestr(text, dtstart=start).between(start, horizon, inc=True)
        lines.append(f"{text}\t{start:%Y-%m-%d}\t{horizon:%Y-%m-%d}\t{' '.join(f'{d:%Y-%m-%d}' for d in days[:60])}")
    sys.stdout.write("\n".join(lines) + "\n")


main()
