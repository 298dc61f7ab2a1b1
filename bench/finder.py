#!/usr/bin/env python3
"""How fast is the finder beside PostgreSQL?

The same texts and the same questions, in the same run: the finder in its own process, then a private PostgreSQL with
a Finnish tsvector (GIN), pg_trgm (GIN) on the titles, and one query that uses both. PostgreSQL is timed inside the
server, without the way to it. Prints build time, memory, p50 and p99 on one and two threads, the cost of one edit,
and the ratios; figures of one machine are noise, the ratios less so.

    cargo build --release -p rinnalla-finder --example scale
    bench/finder.py --shared ../shared/data [--sizes 20000,500000] [--questions 100]
"""

import argparse
import os
import pathlib
import platform
import re
import shutil
import socket
import subprocess
import tempfile
import time

SCHEMA = """
create extension pg_trgm;
create table texts (id int primary key, title text not null, description text not null, words tsvector);
create table questions (n int primary key, text text not null);
create unlogged table times (run int, n int, ms float8);
"""
FILL = """
update texts set words = setweight(to_tsvector('finnish', title), 'A') || setweight(to_tsvector('finnish', description), 'B');
create index on texts using gin (words);
create index on texts using gin (title gin_trgm_ops);
vacuum analyze texts;
"""
# Any of the words, or a title that looks alike: the best ten. The shortest of three, as for the finder.
ASK = """
do $$
declare
  asked record;
  begun timestamptz;
  shortest float8;
begin
  for asked in select * from questions order by n loop
    shortest := 'infinity';
    for attempt in 1..3 loop
      begun := clock_timestamp();
      perform id from texts,
        cast(replace(cast(plainto_tsquery('finnish', asked.text) as text), '&', '|') as tsquery) as q
        where words @@ q or title % asked.text
        order by ts_rank(words, q) + similarity(title, asked.text) desc limit 10;
      shortest := least(shortest, extract(epoch from clock_timestamp() - begun) * 1000);
    end loop;
    insert into times values (RUN, asked.n, shortest);
  end loop;
end $$;
"""


class Postgres:
    """A PostgreSQL of our own, gone at the end."""

    def __init__(self):
        self.bin = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.home = tempfile.mkdtemp(prefix="rinnalla-bench.")
        # PostgreSQL refuses to run as root: it runs as its own user in a folder that it owns.
        self.user = "postgres" if os.getuid() == 0 else None
        if self.user:
            shutil.chown(self.home, self.user)
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.run("initdb", "-D", f"{self.home}/data", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-p {self.port} -c listen_addresses= -c unix_socket_directories={self.home}"
        options += " -c shared_buffers=1GB -c work_mem=64MB -c maintenance_work_mem=512MB -c jit=off"
        self.run("pg_ctl", "-D", f"{self.home}/data", "-w", "-l", f"{self.home}/log", "-o", options, "start")

    def run(self, program, *arguments):
        subprocess.run([self.bin / program, *arguments], user=self.user, cwd="/", check=True, stdout=subprocess.DEVNULL)

    def command(self):
        return [self.bin / "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", self.home, "-p", str(self.port), "postgres"]

    def sql(self, text, **more):
        done = subprocess.run(
            self.command(), input=text, text=True, user=self.user, cwd="/", check=True, capture_output=True, **more
        )
        return done.stdout

    def stop(self):
        try:
            self.run("pg_ctl", "-D", f"{self.home}/data", "-m", "immediate", "stop")
        finally:
            shutil.rmtree(self.home, ignore_errors=True)


def copied(rows):
    """Rows for `copy ... from stdin`, numbered."""
    clean = (row.rstrip("\n").replace("\\", " ") for row in rows)
    return "".join(f"{n}\t{row}\n" for n, row in enumerate(clean)) + "\\.\n"


def percentile(times, p):
    times = sorted(times)
    return times[max(0, -(-len(times) * p // 100) - 1)]


def postgres(folder, most):
    """Times of the questions in milliseconds by number of threads, seconds of building, megabytes."""
    database = Postgres()
    try:
        database.sql(SCHEMA)
        begun = time.perf_counter()
        with open(folder / "texts.tsv", encoding="utf-8") as texts:
            database.sql("copy texts (id, title, description) from stdin;\n" + copied(texts) + FILL)
        built = time.perf_counter() - begun
        size = int(database.sql("select pg_total_relation_size('texts')")) / 1e6
        with open(folder / "questions.txt", encoding="utf-8") as questions:
            lines = questions.readlines()
        some = lines[:: max(1, len(lines) // most)][:most]
        database.sql("copy questions from stdin;\n" + copied(some))
        times = {}
        for threads in (1, 2):
            asking = [
                subprocess.Popen(database.command(), stdin=subprocess.PIPE, text=True, user=database.user, cwd="/")
                for _ in range(threads)
            ]
            for process in asking:
                process.stdin.write(ASK.replace("RUN", str(threads)))
                process.stdin.close()
            if any([process.wait() for process in asking]):
                raise SystemExit("PostgreSQL did not answer")
            times[threads] = [float(ms) for ms in database.sql(f"select ms from times where run = {threads}").split()]
        return times, built, size, len(some)
    finally:
        database.stop()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--scale", default="target/release/examples/scale")
    arguments.add_argument("--shared", default="../shared/data")
    arguments.add_argument("--sizes", default="20000,500000")
    arguments.add_argument("--questions", type=int, default=100, help="how many PostgreSQL is asked")
    chosen = arguments.parse_args()
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    print(f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    for size in chosen.sizes.split(","):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            print(f"\n{size} activities\n  finder")
            said = subprocess.run(
                [chosen.scale, chosen.shared, size, "--write", folder], check=True, capture_output=True, text=True
            ).stdout
            print("    " + said.strip().replace("\n", "\n    "))
            times, built, megabytes, asked = postgres(folder, chosen.questions)
            print(f"  PostgreSQL: built in {built:.1f} s, {megabytes:.0f} MB on disk, {asked} questions")
            for threads, all_times in times.items():
                own = re.search(rf"search by words, threads {threads}: .* clock p50 ([\d.]+) ms, p99 ([\d.]+) ms", said)
                for p, mine in zip((50, 99), own.groups()):
                    theirs = percentile(all_times, p)
                    print(
                        f"    threads {threads}, p{p}: {theirs:.1f} ms, the finder {float(mine):.3f} ms:"
                        f" {theirs / float(mine):.0f} times as fast"
                    )


if __name__ == "__main__":
    main()
