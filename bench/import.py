#!/usr/bin/env python3
"""How fast does the directory take a large source?

Writes tables of made-up activities whose names are those of real courses and whose places are real municipalities
(from ../shared/data, when it is there), imports them into a new SQLite database with `rinnalla import`, and imports
them again. Prints entries per second, the most memory, and whether the second reading changed anything. A reference is
taken in the same run: single rows committed one after another by one connection; compare ratios, not figures of one
machine.

    cargo build --release
    bench/import.py [--binary target/release/rinnalla] [--entries 100000] [--folder DIR]
"""

import argparse
import json
import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
# The reader takes at most 10,000 rows from one table.
ROWS = 9_000
HEADINGS = "Tunniste;Nimi;Järjestäjä;Kuvaus;Tarpeet;Toistuvuus;Viikonpäivät;Alkaa;Päättyy;Kello alkaa;Kello päättyy;Paikan nimi;Kunnat;Hinta"
DAYS = ["ma", "ti", "ke", "to", "pe", "la", "su"]
NEEDS = ["seuraa", "liikkumista", "luontoon", "kulttuuria"]


def titles():
    file = SHARED / "directory" / "helsinki_enkora_course_titles.tsv"
    if not file.exists():
        print("the names of courses are not there: numbered names are used")
        return [f"Kerho {n}" for n in range(500)]
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        words = max(line.split("\t"), key=len).replace(";", ",").replace('"', "").strip()
        if len(words) > 3:
            found.append(words[:150])
    return found or ["Kerho"]


def towns():
    file = ROOT / "crates" / "domain" / "data" / "municipalities.tsv"
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    return [row[1] for row in rows if len(row) > 6 and not row[6]] or ["Sodankylä"]


def write(folder, entries):
    names, places = titles(), towns()
    for first in range(0, entries, ROWS):
        with open(folder / f"{first // ROWS:03}.csv", "w", encoding="utf-8", newline="\r\n") as out:
            out.write(HEADINGS + "\n")
            for n in range(first, min(first + ROWS, entries)):
                town = places[n % len(places)]
                name = names[n % len(names)]
                out.write(
                    f"k{n};{name};{town} kerho {n // len(names)} ry;{name}, {town}. Kaikki ovat tervetulleita.;"
                    f"{NEEDS[n % len(NEEDS)]};viikoittain;{DAYS[n % 7]};1.1.2026;31.12.2026;{n % 12 + 8}.00;"
                    f"{n % 12 + 9}.00;Talo {n % 40};{town};maksuton\n"
                )


def reference(folder, rows=300):
    connection = sqlite3.connect(folder / "reference.db", isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("create table t (id integer primary key, word text)")
    begun = time.perf_counter()
    for n in range(rows):
        connection.execute("insert into t (word) values (?)", (f"word {n}",))
    return rows / (time.perf_counter() - begun)


def read(binary, data, folder):
    begun = time.perf_counter()
    done = subprocess.run(
        [binary, "import", "csv", str(folder), "--data", str(data), "--municipality", "758", "--json"],
        capture_output=True, text=True, check=False, env={**os.environ, "RINNALLA_LOG": "error"},
    )
    took = time.perf_counter() - begun
    if done.returncode != 0:
        sys.exit(f"the import failed: {done.stderr[-2000:]}")
    told = json.loads(done.stdout)
    return told, took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / "target" / "release" / "rinnalla"))
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--folder", help="where the database is made; a disk, not memory")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as place:
        place = pathlib.Path(place)
        tables, data = place / "tables", place / "data"
        tables.mkdir()
        write(tables, chosen.entries)
        commits = reference(place)
        first, took, memory = read(chosen.binary, data, tables)
        print(f"first reading: {first['read']} read, {first['added']} added, {len(first['rejected'])} rejected, "
              f"{first['doubles']} doubles")
        print(f"  {first['added'] / took:.0f} entries a second in {took:.1f} s; most memory {memory:.0f} MiB")
        print(f"  {first['added'] / took / commits:.1f} entries in the time of one single-row commit")
        second, took, memory = read(chosen.binary, data, tables)
        changed = second["added"] + second["updated"] + second["removed"]
        print(f"second reading: {second['unchanged']} unchanged, {changed} changed")
        print(f"  {second['unchanged'] / took:.0f} entries a second in {took:.1f} s; most memory {memory:.0f} MiB")
        if changed or first["added"] == 0:
            sys.exit("the second reading changed something, or the first took nothing")


if __name__ == "__main__":
    main()
