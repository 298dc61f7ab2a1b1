#!/usr/bin/env python3
"""How fast is a referral, end to end?

Prints ratios; absolute figures of one machine are noise. A referral over HTTP (form, rules, rows, clocks, log,
mail job, one durable commit) is compared with a reference taken in the same run: one connection that commits single
rows one after another on the same engine, the same file system and the same durability settings.
Also printed: time from start to ready, with and without seeding, and memory at rest.

    cargo build --release
    bench/referral.py [--binary target/release/rinnalla] [--postgres postgres://...] [--folder DIR] [--seconds 8]
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.parse

FORM = {
    "nondisclosure": "no", "birth_date": "7.5.1948", "phone": "040 000 0000", "message": "yes",
    "village": "Kirkonkylä", "language": "fi", "reasons": "loneliness", "wish": "Haluaisin laulaa.",
    "measure": "later", "consent": "1", "given": "spoken", "text_version": "1",
}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Service:
    """A running demo or server."""

    def __init__(self, binary, arguments, port, env=None):
        self.port = port
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [binary, *arguments], stdout=subprocess.DEVNULL, env={**os.environ, **(env or {})}
        )
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", "/health/ready")
                if connection.getresponse().status == 200:
                    break
            except OSError:
                pass
            if self.process.poll() is not None:
                raise SystemExit("the service stopped before it was ready")
            time.sleep(0.01)
        self.ready_after = time.perf_counter() - begun

    def memory(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


class Client:
    """A professional at a browser."""

    def __init__(self, port, username, password):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        body = urllib.parse.urlencode({"username": username, "password": password})
        answer, _ = self.send("POST", "/kirjaudu", body)
        self.cookie = answer.getheader("set-cookie").split(";")[0]
        _, page = self.send("GET", "/lahetteet/uusi")
        self.token = re.search(r'name="_tunnus" value="([0-9a-f]+)"', page).group(1)

    def send(self, method, path, body=None):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if hasattr(self, "cookie"):
            headers["Cookie"] = self.cookie
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer, answer.read().decode()

    def refer(self, name, key):
        fields = {**FORM, "name": name, "_tunnus": self.token, "_avain": key}
        answer, _ = self.send("POST", "/lahetteet/uusi", urllib.parse.urlencode(fields))
        if answer.status != 303:
            raise SystemExit(f"a referral was answered with {answer.status}")


def referrals(port, persona, clients, seconds):
    """Referrals a second by so many clients at once."""
    people = [Client(port, persona["username"], persona["password"]) for _ in range(clients)]
    counts = [0] * clients
    end = time.perf_counter() + seconds

    def work(n):
        while time.perf_counter() < end:
            counts[n] += 1
            people[n].refer(f"Koe Henkilö{n}x{counts[n]}", f"bench-{clients}-{n}-{counts[n]}-{time.time_ns()}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(clients)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - begun)


def sqlite_commits(folder, seconds):
    """Single-row commits a second: one connection, WAL, synchronous=FULL."""
    connection = sqlite3.connect(os.path.join(folder, "reference.db"), isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    connection.execute("create table rows (id integer primary key, words text)")
    count, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        connection.execute("insert into rows (words) values (?)", ("Haluaisin laulaa.",))
        count += 1
    rate = count / (time.perf_counter() - begun)
    connection.close()
    return rate


def postgres_commits(url, seconds):
    """Single-row commits a second: one connection of pgbench."""
    subprocess.run(["psql", "-q", url, "-c", "create table if not exists reference (id bigserial, words text)"], check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("insert into reference (words) values ('Haluaisin laulaa.');\n")
        script.flush()
        out = subprocess.run(
            ["pgbench", "-n", "-c", "1", "-T", str(seconds), "-f", script.name, url],
            check=True, capture_output=True, text=True,
        ).stdout
    return float(re.search(r"tps = ([0-9.]+)", out).group(1))


def report(engine, rate, reference, clients):
    print(f"{engine}: {clients:>2} client(s): {rate:8.1f} referrals/s, {rate / reference:.3f} of single-row commits ({reference:.0f}/s)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default="target/release/rinnalla")
    parser.add_argument("--postgres", help="address of a server on which a database may be made")
    parser.add_argument("--folder", help="a folder on a real disk", default=None)
    parser.add_argument("--seconds", type=int, default=8)
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="rinnalla-bench-", dir=arguments.folder)
    try:
        data = os.path.join(folder, "data")
        port = free_port()
        demo = ["demo", "--listen", f"127.0.0.1:{port}", "--data", data]
        service = Service(arguments.binary, demo, port)
        print(f"SQLite: start to ready with seeding: {service.ready_after:.2f} s")
        service.stop()
        service = Service(arguments.binary, demo, port)
        time.sleep(3)
        print(f"SQLite: start to ready without seeding: {service.ready_after:.2f} s; memory at rest {service.memory():.0f} MiB")
        people = json.loads(pathlib.Path(data, "demo.json").read_text())["personas"]
        persona = next(p for p in people if p["role"] == "referrer")
        reference = sqlite_commits(folder, arguments.seconds)
        for clients in (1, 16):
            report("SQLite", referrals(port, persona, clients, arguments.seconds), reference, clients)
        service.stop()
        if arguments.postgres:
            bench_postgres(arguments, people)
        else:
            print("PostgreSQL: skipped, no --postgres address")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def bench_postgres(arguments, people):
    server = arguments.postgres
    name = f"rinnalla_bench_{os.getpid()}"
    subprocess.run(["createdb", f"--maintenance-db={server}", name], check=True)
    url = server.rsplit("/", 1)[0] + "/" + name
    env = {"RINNALLA_KEY": "5a" * 32, "RINNALLA_DEMO": "true"}
    try:
        subprocess.run([arguments.binary, "generate", "--data", url], check=True, env={**os.environ, **env}, stdout=subprocess.DEVNULL)
        port = free_port()
        service = Service(arguments.binary, ["serve", "--data", url, "--listen", f"127.0.0.1:{port}", "--no-worker"], port, env)
        persona = next(p for p in people if p["role"] == "referrer")
        reference = postgres_commits(url, arguments.seconds)
        for clients in (1, 16):
            report("PostgreSQL", referrals(port, persona, clients, arguments.seconds), reference, clients)
        service.stop()
    finally:
        subprocess.run(["dropdb", "--force", f"--maintenance-db={server}", name], check=False)


if __name__ == "__main__":
    main()
