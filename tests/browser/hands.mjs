// What people do at a page: with the mouse, and with the keyboard alone. Fields are found by their label, buttons
// by their text: what cannot be found so cannot be used by everybody either.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

const LANDED = (status) => status < 300 || status >= 400;

/** Does something that loads a page, and gives the answer that was loaded. */
export async function load(page, act) {
  const [answer] = await Promise.all([
    page.waitForResponse((r) => r.request().isNavigationRequest() && r.frame() === page.mainFrame() && LANDED(r.status()), { timeout: 20_000 }),
    page.waitForEvent("domcontentloaded", { timeout: 20_000 }),
    act(),
  ]);
  return answer;
}

/** Presses a button that sends a form. */
export const press = (page, name, exact = true) =>
  load(page, () => page.getByRole("button", { name, exact }).click());

/** Follows a link. */
export const follow = (page, name, exact = true) =>
  load(page, () => page.getByRole("link", { name, exact }).first().click());

export const field = (page, label) => page.getByLabel(label, { exact: true });
export const fill = (page, label, text) => field(page, label).fill(text);

/** A field whose label ends with "(ei pakollinen)". */
export const fillOptional = (page, label, text) => fill(page, `${label} (ei pakollinen)`, text);

export const group = (page, name) => page.getByRole("group", { name });
export const choose = (page, question, answer) => group(page, question).getByRole("radio", { name: answer, exact: true }).check();
export const tick = (page, name) => page.getByRole("checkbox", { name }).check();
export const openMore = (page, summary) => page.locator("details.more > summary", { hasText: summary }).click();

export const main = (page) => page.locator("main").innerText();

export async function heading(page, text) {
  const h1 = page.getByRole("heading", { level: 1 });
  assert.equal((await h1.innerText()).replace(/\s+/g, " ").trim(), text);
}

/** The notice that says that something has been done. */
export async function told(page, text) {
  const said = await page.getByRole("status").allInnerTexts();
  assert.ok(said.some((one) => one.includes(text)), `no notice “${text}” on ${page.url()}, only ${JSON.stringify(said)}`);
}

/** What stands in the summary of errors. */
export const errors = (page) => page.locator(".error-summary li").allInnerTexts();

export function holds(text, wanted) {
  assert.ok(text.includes(wanted), `“${wanted}” is missing from:\n${text}`);
}

export function lacks(text, ...words) {
  for (const word of words) assert.ok(!text.includes(word), `“${word}” must not stand in:\n${text}`);
}

/** The words follow each other in this order. */
export function inOrder(text, words) {
  let at = -1;
  for (const word of words) {
    const next = text.indexOf(word, at + 1);
    assert.ok(next > at, `“${word}” does not come after what stands before it, in:\n${text}`);
    at = next;
  }
}

/** Fetches a file with the cookies of the page. */
export async function fetchFile(page, path) {
  const answer = await page.context().request.get(new URL(path, page.url()).href);
  assert.equal(answer.status(), 200, path);
  return { headers: answer.headers(), body: await answer.body() };
}

export const CONSENT = /^Asukas suostuu/;

/** Opens the form of a referral and fills the whole of it. */
export async function writeReferral(page, given = {}, reason = "Yksinäisyys") {
  await page.goto("/lahetteet/uusi");
  await fillReferral(page, given, reason);
}

/** Fills a whole referral; what is given replaces what would be written otherwise. */
export async function fillReferral(page, given = {}, reason = "Yksinäisyys") {
  const written = {
    "Nimi": "Kerttu Kokeilu", "Syntymäaika": "7.5.1948", "Puhelinnumero": "040 765 4300", "Kylä tai osoite": "Vuotso",
    "Mitä asukas itse toivoo?": "Haluaisin juttuseuraa.", ...given,
  };
  await choose(page, "Onko asukkaalla turvakielto?", "Ei");
  for (const [label, text] of Object.entries(written)) await fill(page, label, text);
  await choose(page, "Saako jättää viestin?", "Ei saa");
  await tick(page, reason);
  await choose(page, /lkumittaus/, "Tehdään ensikäynnillä");
  await tick(page, CONSENT);
  await choose(page, "Miten suostumus annettiin?", "Kirjallisesti");
}

/** What the form on the page would send, to be sent from elsewhere, or twice. */
export async function formOf(page, button = "button.primary") {
  return page.locator(`main form:has(${button})`).first().evaluate((form) => ({
    path: new URL(form.action).pathname,
    body: new URLSearchParams([...new FormData(form)]).toString(),
  }));
}

/** Sends a form without a page; gives the answer, also when it leads on. */
export function sendForm(page, { path, body }) {
  return page.context().request.post(new URL(path, page.url()).href, {
    data: body,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
}

/** The text of a PDF in reading order. */
export function textOfPdf(bytes) {
  return execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: bytes, stdio: ["pipe", "pipe", "ignore"] }).toString("utf8");
}

/** What `pdfinfo` says: title, language, tags. */
export const factsOfPdf = (bytes) => execFileSync("pdfinfo", ["-"], { input: bytes, stdio: ["pipe", "pipe", "ignore"] }).toString("utf8");

/** A day as people write it. */
export function day(offset = 0) {
  const then = new Date(Date.now() + offset * 86_400_000);
  const part = (options) => Number(then.toLocaleString("en", { timeZone: "Europe/Helsinki", ...options }));
  return `${part({ day: "numeric" })}.${part({ month: "numeric" })}.${part({ year: "numeric" })}`;
}

// At the keyboard -----------------------------------------------------------------------------------

/** Somebody who never touches a mouse; counts keys and decisions for the keystroke-level model. */
export class Typist {
  keys = 0;
  decisions = 0;

  constructor(page) {
    this.page = page;
  }

  /** Seconds: 0.28 a key, 1.35 a decision. */
  get seconds() {
    return this.keys * 0.28 + this.decisions * 1.35;
  }

  async press(key) {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }

  async type(text) {
    // A capital letter takes Shift too.
    this.keys += [...text].length + (text.match(/\p{Lu}/gu)?.length ?? 0);
    await this.page.keyboard.type(text);
  }

  /** Tabs forward until one of these has the focus. */
  async tabTo(locator, what) {
    const has = () => locator.evaluateAll((all) => all.includes(document.activeElement));
    for (let n = 0; n < 120; n += 1) {
      if (await has()) return;
      await this.press("Tab");
    }
    throw new Error(`Tab never reaches ${what}`);
  }

  async fill(label, text) {
    this.decisions += 1;
    await this.tabTo(this.page.getByLabel(label, { exact: true }), label);
    await this.type(text);
  }

  async choose(group, option) {
    this.decisions += 1;
    const box = this.page.getByRole("group", { name: group });
    await this.tabTo(box.getByRole("radio"), group);
    const wanted = box.getByRole("radio", { name: option, exact: true });
    for (let n = 0; n < 12; n += 1) {
      if (await wanted.isChecked()) return;
      const here = await wanted.evaluate((radio) => radio === document.activeElement);
      await this.press(here ? "Space" : "ArrowDown");
    }
    throw new Error(`the keyboard never chooses ${option} of ${group}`);
  }

  async tick(name) {
    this.decisions += 1;
    await this.tabTo(this.page.getByRole("checkbox", { name }), name);
    await this.press("Space");
  }

  /** Gives these answers in the order in which the page asks for them. */
  async write(answers) {
    const controls = {
      choose: (name) => this.page.getByRole("group", { name }).getByRole("radio"),
      tick: (name) => this.page.getByRole("checkbox", { name }),
      fill: (name) => this.page.getByLabel(name, { exact: true }),
    };
    const place = ([act, name]) => controls[act](name).first()
      .evaluate((el) => [...document.querySelectorAll("input, textarea, select")].indexOf(el));
    const places = new Map();
    for (const answer of answers) places.set(answer, await place(answer));
    for (const [act, name, value] of [...answers].sort((a, b) => places.get(a) - places.get(b))) await this[act](name, value);
  }

  /** Opens what is folded away. */
  async unfold(summary) {
    this.decisions += 1;
    await this.tabTo(this.page.locator("summary", { hasText: summary }), summary);
    await this.press("Enter");
  }

  /** Goes to a button and presses it. */
  async send(name) {
    this.decisions += 1;
    await this.tabTo(this.page.getByRole("button", { name, exact: true }), name);
    return load(this.page, () => this.press("Enter"));
  }
}
