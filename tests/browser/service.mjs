// A running Rinnalla for the browser tests: its data, its mail server, its people and their codes.
//
// Everything here is a black box: the binary, HTTP, SMTP. Nothing is mocked.

import { execFileSync, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { SMTPServer } from "smtp-server";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const BINARY = process.env.RINNALLA_BIN || here("../../target/debug/rinnalla");
export const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
export const PASSWORD = "rinnalla-esittely";
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

const POSTGRES = process.env.RINNALLA_TEST_POSTGRES;

/** The engines on which the journeys run; in CI both must be there. */
export function engines() {
  if (POSTGRES) return ["sqlite", "postgres"];
  if (process.env.CI) return ["sqlite", "postgres-missing"];
  console.log("# PostgreSQL is left out: RINNALLA_TEST_POSTGRES is not set (in CI this fails)");
  return ["sqlite"];
}

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again until `look` gives something, or says what was waited for. */
export async function until(what, look, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await wait(100);
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

// Mail ------------------------------------------------------------------------------------

function unfold(raw) {
  const [head, ...rest] = raw.replace(/\r\n/g, "\n").split("\n\n");
  const headers = {};
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const at = line.indexOf(":");
    headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
  }
  return { headers, body: rest.join("\n\n") };
}

const bytesOf = (text) => Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), "latin1");

function decodeBody(body, encoding = "") {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64").toString("utf8");
  if (/quoted-printable/i.test(encoding)) return bytesOf(body.replace(/=\n/g, "")).toString("utf8");
  return body;
}

const decodeHeader = (text = "") => text
  .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1")
  .replace(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi, (_, kind, word) =>
    (kind.toLowerCase() === "b" ? Buffer.from(word, "base64") : bytesOf(word.replace(/_/g, " "))).toString("utf8"));

/** A real SMTP server on loopback that keeps every mail. It can go away and come back on the same port. */
export class Inbox {
  mails = [];
  #server;
  port;

  async start() {
    this.#server = new SMTPServer({
      authOptional: true,
      closeTimeout: 500,
      disabledCommands: ["AUTH", "STARTTLS"],
      onData: (stream, session, done) => {
        const parts = [];
        stream.on("data", (part) => parts.push(part));
        stream.on("end", () => {
          const raw = Buffer.concat(parts).toString("utf8");
          const { headers, body } = unfold(raw);
          this.mails.push({
            raw,
            headers,
            from: decodeHeader(headers.from),
            to: session.envelope.rcptTo.map((r) => r.address),
            subject: decodeHeader(headers.subject),
            text: decodeBody(body, headers["content-transfer-encoding"]),
          });
          done();
        });
      },
    });
    this.#server.on("error", () => {});
    await new Promise((done, fail) => {
      this.#server.once("error", fail);
      this.#server.listen(this.port ?? 0, "127.0.0.1", done);
    });
    this.port = this.#server.server.address().port;
    return this;
  }

  async stop() {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise((done) => server.close(done));
  }

  /** How many mails there are now: later ones are new. */
  mark() {
    return this.mails.length;
  }

  /** Waits until earlier mails have come, then marks: what comes afterwards is new. */
  async calm() {
    for (let before = -1; before !== this.mails.length; ) {
      before = this.mails.length;
      await new Promise((done) => setTimeout(done, 4000));
    }
    return this.mark();
  }

  /** Waits for a mail to `to` with this subject after the mark. */
  next(to, subject, mark = 0, seconds = 30) {
    const fits = (mail) => mail.to.includes(to) && mail.subject === subject;
    return until(`a mail “${subject}” to ${to}`, () => this.mails.slice(mark).find(fits), seconds);
  }
}

// Codes of the second factor -----------------------------------------------------------------

function base32(text) {
  const bits = [...text.replace(/[\s=]/g, "").toUpperCase()]
    .map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

function codeAt(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** An authenticator: gives each code once, the next step's when this one's has been given. */
class Authenticator {
  #last = 0;

  constructor(key) {
    this.secret = base32(key);
  }

  async code() {
    const now = () => Math.floor(Date.now() / 30_000);
    const step = Math.max(now(), this.#last + 1);
    await until("the next code", () => step <= now() + 1, 60);
    this.#last = step;
    return codeAt(this.secret, step);
  }
}

// The service --------------------------------------------------------------------------------

/** "Liisa Lahti" -> the address with which she signs in. */
export const addressOf = (name) =>
  `${name.toLowerCase().replace(/[äå]/g, "a").replace(/ö/g, "o").replace(/ /g, ".")}@esittely.example`;

export class Service {
  inbox;
  log = "";
  /** Passwords of those who chose their own. */
  passwords = new Map();
  #process;
  #authenticators = new Map();
  #contexts = new Map();
  #database;

  constructor(options) {
    Object.assign(this, options);
  }

  get isDemo() {
    return this.kind === "demo";
  }

  /** The SQLite file with its write-ahead log, as one string of bytes. */
  storedBytes() {
    const files = ["rinnalla.db", "rinnalla.db-wal"].map((name) => join(this.folder, name)).filter(existsSync);
    return Buffer.concat(files.map((file) => readFileSync(file)));
  }

  /** Asks the database itself, behind the service's back: one line for each row. */
  ask(sql) {
    const answer = this.kind === "postgres"
      ? execFileSync("psql", ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", this.data, "--command", sql])
      : execFileSync("sqlite3", ["-cmd", ".timeout 5000", join(this.folder, "rinnalla.db"), sql]);
    return answer.toString("utf8").trim().split("\n");
  }

  /** Somebody else takes a lock in the database; gives what lets go of it. In SQLite every lock is for the whole file. */
  async lock(table) {
    const [program, args, take] = this.kind === "postgres"
      ? ["psql", ["--no-psqlrc", "--quiet", "--dbname", this.data], `begin; lock table ${table} in access exclusive mode;\n\\echo locked\n`]
      : ["sqlite3", [join(this.folder, "rinnalla.db")], ".bail on\n.timeout 9000\nbegin immediate;\n.print locked\n"];
    const other = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
    const gone = new Promise((done) => other.on("exit", done));
    let said = "";
    other.stdout.on("data", (text) => (said += text));
    other.stdin.write(take);
    await until(`the lock on ${table}`, () => said.includes("locked"));
    return async () => {
      other.stdin.end("rollback;\n");
      await gone;
    };
  }

  /** Cuts every connection of the service to PostgreSQL; whoever holds a lock keeps it. */
  cutConnections() {
    this.ask(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'psql'`);
  }

  /** The power goes out, and comes back. */
  async crash() {
    const child = this.#process;
    const gone = new Promise((done) => child.on("exit", done));
    child.kill("SIGKILL");
    await gone;
    await this.run(30);
  }

  /** Runs another command of the binary on the same configuration. */
  command(...args) {
    return execFileSync(BINARY, [...args, "--config", this.config], { env: this.environment }).toString("utf8");
  }

  async begin() {
    if (!existsSync(BINARY)) throw new Error(`no binary at ${BINARY}: build it, or set RINNALLA_BIN`);
    this.folder = mkdtempSync(join(tmpdir(), "rinnalla-browser-"));
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    this.environment = { PATH: process.env.PATH, HOME: process.env.HOME, RINNALLA_LOG: process.env.RINNALLA_LOG ?? "warn" };
    if (this.isDemo) {
      this.arguments = ["demo", "--listen", `127.0.0.1:${this.port}`, "--data", this.folder, "--seed", "1"];
      await this.run(90);
      this.personas = JSON.parse(readFileSync(join(this.folder, "demo.json"), "utf8")).personas;
      return this;
    }
    this.data = this.folder;
    if (this.kind === "postgres") this.#makeDatabase();
    this.inbox = await new Inbox().start();
    execFileSync(BINARY, ["generate", "--size", "village", "--data", this.data, "--seed", "1"], { env: this.environment });
    this.config = join(this.folder, "rinnalla.toml");
    writeFileSync(this.config, [
      `listen = "127.0.0.1:${this.port}"`,
      `base_url = "${this.url}"`,
      `data = "${this.data}"`,
      "[smtp]",
      'host = "127.0.0.1"',
      `port = ${this.inbox.port}`,
      'tls = "none"',
      'from = "viestit@palvelu.example"',
      "",
    ].join("\n"));
    this.arguments = ["serve", "--config", this.config];
    await this.run(30);
    // The made-up past has left its mails: they go out before anything else happens.
    await this.inbox.calm();
    return this;
  }

  #makeDatabase() {
    const name = `rinnalla_browser_${process.pid}_${randomBytes(4).toString("hex")}`;
    const admin = new URL(POSTGRES);
    execFileSync("psql", ["--no-psqlrc", "--quiet", "--dbname", POSTGRES, "--command", `CREATE DATABASE ${name}`]);
    admin.pathname = `/${name}`;
    this.data = admin.toString();
    this.#database = name;
    this.environment.RINNALLA_KEY = randomBytes(32).toString("hex");
  }

  async run(seconds) {
    const child = spawn(BINARY, this.arguments, { env: this.environment, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    let ended = false;
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.on("exit", () => {
      ended = true;
      process.off("exit", end);
    });
    child.stdout.on("data", (text) => (this.log += text));
    child.stderr.on("data", (text) => (this.log += text));
    await until("the service to answer", async () => {
      if (ended) throw new Error(`the service ended: ${this.log}`);
      return fetch(`${this.url}/health/ready`).then((answer) => answer.ok, () => false);
    }, seconds);
  }

  /** A browser of this person's own, signed in; the same one when asked again. */
  async as(name, options = {}) {
    const address = name.includes("@") ? name : addressOf(name);
    const key = `${address} ${options.own ?? ""}`;
    if (!this.#contexts.has(key)) {
      const context = await this.newContext(options);
      const page = await context.newPage();
      await this.signIn(page, address);
      await page.close();
      this.#contexts.set(key, context);
    }
    const page = await this.#contexts.get(key).newPage();
    if (options.viewport) await page.setViewportSize(options.viewport);
    return page;
  }

  /** A browser in which nobody has signed in. */
  async newContext(options = {}) {
    const context = await (await browser()).newContext({
      baseURL: this.url,
      locale: "fi-FI",
      timezoneId: "Europe/Helsinki",
      viewport: options.viewport ?? DESK,
      colorScheme: options.colorScheme ?? "light",
      javaScriptEnabled: options.javaScript ?? true,
    });
    context.setDefaultTimeout(10_000);
    return context;
  }

  /** Goes through the pages of signing in, with the second factor where it is asked for. */
  async signIn(page, address, from = "/kirjaudu", seeCode = () => {}) {
    if (from) await page.goto(from);
    await page.getByLabel("Sähköpostiosoite", { exact: true }).fill(address);
    await page.getByLabel("Salasana", { exact: true }).fill(this.passwords.get(address) ?? PASSWORD);
    await page.getByRole("button", { name: "Kirjaudu", exact: true }).click();
    const path = () => new URL(page.url()).pathname;
    if (path() === "/asetukset/turvallisuus/kayttoon") await this.takeSecondFactor(page, address);
    if (path() === "/kirjaudu/koodi") {
      await seeCode();
      await page.getByLabel("Koodi", { exact: true }).fill(await this.#authenticators.get(address).code());
      await page.getByRole("button", { name: "Jatka", exact: true }).click();
    }
    if (path().startsWith("/kirjaudu")) {
      throw new Error(`${address} could not sign in: ${await page.locator("main").innerText()}`);
    }
  }

  /** Takes the second factor into use; the codes are given by the authenticator from now on. */
  async takeSecondFactor(page, address, seeRecoveryCodes = () => {}) {
    await page.getByText("En voi lukea kuvaa").click();
    const authenticator = new Authenticator(await page.locator("pre.key").textContent());
    this.#authenticators.set(address, authenticator);
    await page.getByLabel("Koodi sovelluksesta").fill(await authenticator.code());
    await page.getByRole("button", { name: "Ota käyttöön" }).click();
    const on = page.getByRole("link", { name: "Koodit ovat tallessa, jatka" });
    await on.waitFor();
    await seeRecoveryCodes();
    await on.click();
  }

  async stop() {
    for (const context of this.#contexts.values()) await context.close();
    this.#contexts.clear();
    const child = this.#process;
    if (child && child.exitCode === null) {
      const gone = new Promise((done) => child.on("exit", done));
      child.kill("SIGTERM");
      const forced = setTimeout(() => child.kill("SIGKILL"), 5000);
      await gone;
      clearTimeout(forced);
    }
    await this.inbox?.stop();
    if (this.#database) {
      const drop = `DROP DATABASE IF EXISTS ${this.#database} WITH (FORCE)`;
      execFileSync("psql", ["--no-psqlrc", "--quiet", "--dbname", POSTGRES, "--command", drop]);
    }
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts a service: `sqlite`, `postgres` or `demo`. */
export async function start(kind = "sqlite") {
  if (kind === "postgres-missing") {
    throw new Error("CI runs the journeys on PostgreSQL too: set RINNALLA_TEST_POSTGRES to an administrator's address");
  }
  const service = new Service({ kind });
  try {
    return await service.begin();
  } catch (error) {
    await service.stop();
    throw error;
  }
}

// The browser ----------------------------------------------------------------------------------

let opened;

/** One browser for the whole file. */
export function browser() {
  opened ??= chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
  return opened;
}

export async function closeBrowser() {
  if (opened) await (await opened).close();
  opened = undefined;
}

/** Keeps what the page looked like when a test failed; the folder is not kept in the repository. */
export async function keepFailure(page, name) {
  const folder = here("failed/");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name.replace(/[^\p{L}\d]+/gu, "-").slice(0, 80));
  try {
    writeFileSync(`${file}.html`, await page.content());
    await page.screenshot({ path: `${file}.png`, timeout: 5000 });
  } catch {
    // The page is gone: the error of the test says enough.
  }
}

// Steps ------------------------------------------------------------------------------------------

/**
 * Steps of one story, each a test of its own. After one has failed the next ones cannot be told: they fail with
 * its name instead of being left out.
 */
export function story(t) {
  let broken;
  return async (name, tell) => {
    await t.test(name, async () => {
      if (broken) throw Object.assign(new Error(`not reached: “${broken}” failed`), { stack: "" });
      try {
        await tell();
      } catch (error) {
        broken = name;
        for (const context of (await browser()).contexts()) {
          const pages = context.pages();
          if (pages.length) await keepFailure(pages.at(-1), `${name} ${new URL(pages.at(-1).url()).pathname}`);
        }
        throw error;
      }
    });
  };
}
