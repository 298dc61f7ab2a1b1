#!/usr/bin/env python3
"""How fast is a municipality's year, and the nation's?

Prints ratios to a plain count over the same table in the same run; absolute figures of one machine are noise.
The rows are made up by SQL: referrals spread over a year, most reached, some supported to the end.

The first number is of a year that nobody has read: it is counted and released, municipality by municipality. The second
is of the same year read again.

    cargo build --release -p rinnalla-app --example report_year
    bench/report.py [--example target/release/examples/report_year] [--sizes 20000,1000000]
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time

MUNICIPALITIES = 290

FILL = """
insert into residents (id, municipality_id, name, name_key, birth_date, village, phone, phone_key, message_allowed,
    letter_allowed, language, interpreter, made_at)
  select 'r' || n, {place}, 'A', 'a', (1930 + n % 70) || '-05-07', 'Kylä ' || (n % 12), '1', '1', 0, 0,
    case n % 15 when 0 then 'sv' else 'fi' end, 0, '2025-01-01T00:00:00.000000Z' from numbers;
insert into cases (id, municipality_id, resident_id, number, state, sent_at, received_at, contacted_at, accepted_at,
    first_visit_on, began_on, closed_at, last_moved_at)
  select 'c' || n, {place}, 'r' || n, 'H-' || n, case when n % 3 = 0 then 'closed' else 'underway' end, at || 'T10:00:00.000000Z',
    date(at, '+1 day') || 'T10:00:00.000000Z', case when n % 10 < 9 then date(at, '+' || (1 + n % 9) || ' days') || 'T10:00:00.000000Z' end,
    case when n % 10 < 9 then date(at, '+' || (1 + n % 9) || ' days') || 'T10:00:00.000000Z' end,
    case when n % 10 < 8 then date(at, '+14 days') end, case when n % 10 < 8 then date(at, '+15 days') end,
    case when n % 3 = 0 then date(at, '+90 days') || 'T10:00:00.000000Z' end, date(at, '+90 days') || 'T10:00:00.000000Z'
  from (select n, date('2025-01-01', '+' || (n % 365) || ' days') as at from numbers);
insert into referrals (case_id, municipality_id, source, referrer_name, referrer_title, unit_name, referrer_phone, reasons,
    wish, obstacles, feedback_wanted)
  select 'c' || n, {place}, 'professional', 'A', 'A', 'A', '1',
    case n % 4 when 0 then 'loneliness mood' when 1 then 'loneliness' when 2 then 'lifestyle' else 'occupation' end, 'A', '', 0
  from numbers;
insert into measurements (id, municipality_id, case_id, point, mode, satisfaction, taken_on, recorded_by, made_at)
  select 'a' || n, {place}, 'c' || n, 'referral', 'alone', 2 + n % 5, '2025-02-01', 'A', '2025-02-01T00:00:00.000000Z'
  from numbers where n % 3 = 0;
insert into measurements (id, municipality_id, case_id, point, mode, satisfaction, taken_on, recorded_by, made_at)
  select 'b' || n, {place}, 'c' || n, 'end', 'alone', 3 + n % 7, '2025-09-01', 'A', '2025-09-01T00:00:00.000000Z'
  from numbers where n % 6 = 0;
"""


def fill(path, size, place):
    database = sqlite3.connect(path)
    database.execute("create temp table numbers (n integer primary key)")
    database.execute(
        "with recursive up (n) as (select 0 union all select n + 1 from up where n + 1 < ?) insert into numbers select n from up",
        (size,),
    )
    database.executescript(FILL.format(place=place))
    database.execute("analyze")
    database.commit()
    begun = time.perf_counter()
    counted = database.execute("select count(*) from cases where sent_at >= '2025' or state = 'closed'").fetchone()[0]
    plain = (time.perf_counter() - begun) * 1000
    assert counted == size
    database.close()
    return plain


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--example", default="target/release/examples/report_year")
    parser.add_argument("--sizes", default="20000,1000000")
    arguments = parser.parse_args()
    for size in map(int, arguments.sizes.split(",")):
        folder = tempfile.mkdtemp(prefix="rinnalla-bench-")
        try:
            subprocess.run([arguments.example, folder], check=True)
            nation = size > 100_000
            codes = [f"{n:03}" for n in range(1, MUNICIPALITIES + 1)] if nation else ["758"]
            place = f"substr('00' || (1 + n % {MUNICIPALITIES}), -3)" if nation else "'758'"
            plain = fill(os.path.join(folder, "rinnalla.db"), size, place)
            command = [arguments.example, folder, "2025", *codes]
            took = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            what = f"the nation's year ({MUNICIPALITIES} municipalities)" if nation else "a municipality's year"
            for when, time_taken in zip(("counted and released", "told before"), map(float, took)):
                print(
                    f"SQLite: {what}, {size} referrals, {when}: {time_taken:.0f} ms, "
                    f"{time_taken / plain:.1f} times a plain count ({plain:.1f} ms)"
                )
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
