// Every page for every role that may open it: accessible (axe, WCAG 2.2 AA), whole at 320, 360 and 1280 px, light and
// dark, with one heading that is its title, all words translated, and readable without JavaScript.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { choose, day, fill, follow, group, load, press } from "./hands.mjs";
import { BINARY, closeBrowser, DESK, keepFailure, PASSWORD, PHONE, start, until } from "./service.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Addresses that never are a page of their own, and why. */
const LEADS_ON = {
  "/vastaanotto/{id}/vastaanota": "a form is sent there; asked for, it leads back to the referral",
  "/asetukset/turvallisuus/istunnot": "forms are sent there; asked for, it leads back to the page of security",
  "/asetukset/turvallisuus/vaihda": "nobody in the demo has a second factor; it is looked at below, after one has been taken",
  "/tukijaksot/{id}/huoli/luettu": "a form is sent there; asked for, it leads back to the case",
  "/linkkihenkilot/polku/{id}/kutsu": "a form is sent there; asked for, it leads back to the path",
  "/linkkihenkilot/polku/{id}/poista": "a form is sent there; asked for, it leads back to the path",
  "/linkkihenkilot/polku/{id}/vaihe": "a step is named in the address; without one it leads back to the path",
  "/sijainen/{id}/paata": "a form is sent there; asked for, it leads back to the page of substitutes",
  "/tukijaksot/{id}/tuki/vastattu": "a form is sent there; asked for, it leads back to the case",
  "/kirjaudu": "somebody who has signed in is led to the first page",
  "/": "somebody who has signed in is led to the first page",
};

/** Addresses for which the made-up people hold nothing, and why. */
const NOT_IN_THE_DEMO = {
  "/oma/palaute/{token}": "a letter has to be printed first; feedback.test.mjs looks at it",
  "/toiminnat/tuonti/{run}": "a table has to be sent first; the page is that of a reading, which is looked at",
};

/** Addresses for programs: what they answer is looked at by crates/testkit/tests. */
const forPrograms = (path) => ["/hsds", "/linkedevents/", "/api/"].some((begin) => path.startsWith(begin));

/** Pages whose title says less than the heading, and why. */
const SHORT_TITLES = {
  "/linkkihenkilot/polku/{id}": "the heading names the person, the title must not",
  "/ryhmakyselyt/{id}": "the heading names the group, the title must not",
  "/tukijaksot/{id}": "the heading names the resident, the title must not",
};

/** Pages that are looked at in every language. */
const MAIN_PAGES = {
  referrer: ["/lahetteet", "/lahetteet/uusi", "/lahetteet/{id}"],
  coordinator: ["/tanaan", "/tukijaksot", "/vastaanotto/{id}", "/vastaanotto/{id}/linkkihenkilo", "/tukijaksot/{id}",
    "/tukijaksot/{id}/sopimus", "/tukijaksot/{id}/katselut", "/linkkihenkilot", "/haku"],
  link_worker: ["/minun", "/minun/profiili", "/tukijaksot/{id}", "/tukijaksot/{id}/kaynnit/uusi", "/tukijaksot/{id}/lopetus"],
  administrator: ["/yllapito", "/yllapito/kayttajat", "/yllapito/kunta", "/yllapito/posti", "/asetukset"],
};
const OTHER_LANGUAGES = ["sv", "en", "se"];

const counts = { pages: 0, axe: 0, overflow: 0, withoutScript: 0, files: 0, languages: 0 };

// Looking at a page -------------------------------------------------------------------------

async function axe(page, where, problems) {
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
  }).then((result) => result.violations.map((v) => ({
    id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")}: ${n.any[0]?.message ?? n.failureSummary}`),
  }))), TAGS);
  counts.axe += 1;
  for (const { id, help, nodes } of found) problems.push(`${where}: ${id} (${help}): ${nodes.join(" | ")}`);
}

async function width(page, size, where, problems) {
  await page.setViewportSize(size);
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const far = [...document.querySelectorAll("body *")]
      .filter((el) => el.getBoundingClientRect().right > root.clientWidth + 1)
      .map((el) => `${el.tagName.toLowerCase()}${el.className && typeof el.className === "string" ? `.${el.className.split(" ")[0]}` : ""}`);
    return `${root.scrollWidth} px wide: ${[...new Set(far)].slice(0, 5).join(", ")}`;
  });
  counts.overflow += 1;
  if (wide) problems.push(`${where} at ${size.width} px scrolls sideways, ${wide}`);
}

const plainText = (text) => text.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();

async function headings(page, route, where, problems) {
  const h1 = (await page.locator("h1").allInnerTexts()).map(plainText);
  if (h1.length !== 1) return problems.push(`${where} has ${h1.length} h1: ${h1.join(" | ")}`);
  const title = plainText(await page.title());
  // What a resident opens from a message does not say in the list of pages visited whose it is.
  const isOwn = await page.locator("body.own").count();
  if (!isOwn && !title.endsWith(" – Rinnalla")) problems.push(`${where}: the title is “${title}”`);
  const first = title.replace(/ – Rinnalla$/, "").replace(/^(Virhe|Fel|Error|Meattáhus): /, "");
  if (!(route in SHORT_TITLES) && first !== h1[0]) problems.push(`${where}: h1 “${h1[0]}” is not the title “${first}”`);
  return h1[0];
}

/** Texts that look like a key of the catalogue: `own-referrals-none`. */
async function keys(page, where, problems) {
  const texts = await page.evaluate(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent.closest("script, style, pre, .number")) texts.push(walker.currentNode.data);
    }
    for (const el of document.querySelectorAll("[aria-label], [alt], [data-label], [title], [placeholder], [data-saved-text], [data-left-text]")) {
      for (const name of ["aria-label", "alt", "data-label", "title", "placeholder", "data-saved-text", "data-left-text"]) {
        if (el.hasAttribute(name)) texts.push(el.getAttribute(name));
      }
    }
    return [document.title, ...texts];
  });
  const bare = (text) => text.replace(/ – Rinnalla$/, "").replace(/^[\s:(]+|[\s:.,)]+$/g, "");
  const isKey = (text) => /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(text) && !WORDS.has(text);
  for (const key of new Set(texts.map(bare).filter(isKey))) problems.push(`${where}: “${key}” is an untranslated key`);
  for (const text of texts.filter((t) => /\{\s*\$|Unknown localization/.test(t))) problems.push(`${where}: “${text}” misses a value`);
}

/** Texts that look like a key and are none. */
const WORDS = new Set([PASSWORD]);

async function inFinnish(page, where, problems) {
  // The name of an activity is not translated, and a municipality's own words stand as it wrote them.
  // A whole document (an agreement, a text of consent) stays in the language in which it was made.
  const marked = await page.locator("[lang=fi]:not([translate=no]):not(.own-words):not(.languages *):not(:has(h2, h3, dl, p)):not([lang=fi]:has(h2, h3, dl, p) *)").allInnerTexts();
  if (marked.length) problems.push(`${where}: ${marked.length} texts are not translated: ${marked.slice(0, 4).join(" | ")}`);
}

/** A look at a page in Finnish from every side. */
async function lookAt(eyes, path, route, { withAxe = true } = {}) {
  const problems = [];
  const { page } = eyes;
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(PHONE);
  const answer = await page.goto(path);
  assert.equal(answer.status(), 200, path);
  counts.pages += 1;
  const h1 = await headings(page, route, path, problems);
  await keys(page, path, problems);
  if (withAxe) await axe(page, `${path} 360 light`, problems);
  await width(page, PHONE, path, problems);
  await width(page, { width: 320, height: 700 }, path, problems);
  await page.emulateMedia({ colorScheme: "dark" });
  await width(page, PHONE, `${path} dark`, problems);
  await width(page, DESK, `${path} dark`, problems);
  if (withAxe) await axe(page, `${path} 1280 dark`, problems);
  await page.emulateMedia({ colorScheme: "light" });
  await width(page, DESK, path, problems);
  await eyes.plain.goto(path);
  counts.withoutScript += 1;
  const plain = (await eyes.plain.locator("h1").allInnerTexts()).map(plainText);
  if (plain[0] !== h1) problems.push(`${path}: without JavaScript the heading is “${plain[0]}”, not “${h1}”`);
  if (problems.length) {
    await keepFailure(page, `axe ${path}`);
    assert.fail(`${problems.length} findings\n  ${problems.join("\n  ")}`);
  }
}

/** A shorter look in another language. */
async function lookIn(language, eyes, path, route, { withAxe = false } = {}) {
  const problems = [];
  const { page } = eyes;
  const there = `/${language}${path === "/" ? "" : path}`;
  await page.setViewportSize(PHONE);
  const answer = await page.goto(there);
  assert.equal(answer.status(), 200, there);
  counts.languages += 1;
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  await headings(page, route, there, problems);
  await keys(page, there, problems);
  if (language !== "se") await inFinnish(page, there, problems);
  if (withAxe) await axe(page, there, problems);
  await width(page, PHONE, there, problems);
  await width(page, { width: 320, height: 700 }, there, problems);
  if (problems.length) assert.fail(`${problems.length} findings\n  ${problems.join("\n  ")}`);
}

// Finding the pages ---------------------------------------------------------------------------

const pattern = (template) => new RegExp(`^${template.replace(/\{[^}]+\}/g, "([^/]+)")}$`);

/** Follows every link that somebody sees, and keeps for each route the addresses that fit it. */
async function harvest(request, routes, from) {
  const found = new Map(routes.map((route) => [route.path, new Set()]));
  const fixed = routes.filter((r) => !r.path.includes("{")).map((r) => r.path);
  const shapes = routes.map((r) => [r.path, pattern(r.path)]).sort(([a], [b]) => (a.match(/\{/g)?.length ?? 0) - (b.match(/\{/g)?.length ?? 0));
  const queue = [...new Set([...from, ...fixed])];
  const seen = new Set(queue);
  const kinds = new Map();
  for (let at = 0; at < queue.length && at < 1200; at += 1) {
    const path = queue[at];
    const answer = await request.get(path, { maxRedirects: 0 });
    const fits = shapes.find(([, shape]) => shape.test(path.split("?")[0]))?.[0];
    if (fits && [200, 303].includes(answer.status())) found.get(fits).add(path);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    const base = new URL(answer.url());
    for (const [, href] of (await answer.text()).matchAll(/(?:href|action)="([^"#]+)(?:#[^"]*)?"/g)) {
      const link = new URL(href.replace(/&amp;/g, "&"), base);
      if (link.origin !== base.origin || /^\/(sv|en|se|assets)(\/|$)/.test(link.pathname)) continue;
      const next = `${link.pathname}${link.search}`;
      const shape = shapes.find(([, shape]) => shape.test(link.pathname))?.[0];
      // Enough of a kind is enough: so many cases hold every stage.
      const alike = kinds.get(shape) ?? 0;
      if (seen.has(next) || (shape && alike > 40)) continue;
      kinds.set(shape, alike + 1);
      seen.add(next);
      queue.push(next);
    }
  }
  return found;
}

/** Addresses worth trying for a route: those that were linked to, then the route with ids that its neighbours have. */
function candidates(found, route) {
  const linked = [...(found.get(route.path) ?? [])];
  if (!route.path.includes("{")) return linked.length ? linked : [route.path];
  const [head] = route.path.split("/{");
  if ((route.path.match(/\{/g) ?? []).length > 1) return linked;
  const ids = new Set();
  for (const [path, addresses] of found) {
    if (!path.startsWith(`${head}/{`)) continue;
    for (const address of addresses) ids.add(address.slice(head.length + 1).split(/[/?]/)[0]);
  }
  return [...linked, ...[...ids].map((id) => route.path.replace(/\{[^}]+\}/, id))].slice(0, 40);
}

/** The first address of a route that answers with a page, or with a file, or that leads on. */
async function open(request, found, route) {
  let leads = null;
  for (const path of candidates(found, route)) {
    const answer = await request.get(path, { maxRedirects: 0 });
    if (answer.status() === 200 || answer.status() === 204) {
      const isPage = (answer.headers()["content-type"] ?? "").startsWith("text/html");
      return { path, kind: isPage ? "page" : "file" };
    }
    if (answer.status() === 303) leads = { path, kind: "leads on" };
  }
  return leads;
}

// The tests ---------------------------------------------------------------------------------------

let service;
let routes;

const linkIn = (pathPart) => {
  const folder = join(service.folder, "mails");
  if (!existsSync(folder)) return null;
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "utf8").replace(/=\r?\n/g, "").replace(/=3D/g, "=");
    const link = text.match(new RegExp(`https?://[^\\s]+(${pathPart}/[^\\s<>]+)`));
    if (link) return link[1];
  }
  return null;
};

const joiningLinks = [];

/** The text pack that the documentation shows. */
const examplePack = () =>
  readFileSync(join(import.meta.dirname, "../../docs/measures.md"), "utf8").match(/```json\n([^]+?)```/)[1];

/** Somebody at a browser, for a while. */
async function asked(role, act) {
  const context = await service.newContext();
  const page = await context.newPage();
  if (role !== "anonymous") await service.signIn(page, service.personas.find((p) => p.role === role).username);
  await act(page);
  await context.close();
}

/** Chooses the first of a list, be it buttons or a list that unfolds. */
async function first(page, label, wanted) {
  const box = group(page, label);
  if (await box.count()) return box.getByRole("radio", { name: wanted }).first().check();
  const option = await page.getByLabel(label).locator("option").filter({ hasText: wanted }).first().getAttribute("value");
  await page.getByLabel(label).selectOption(option);
}

/** Makes what the made-up people lack: invitations, a joining link, a substitute, and what only a mail leads to. */
async function prepare() {
  await asked("anonymous", async (page) => {
    await page.goto("/unohtunut");
    await page.getByLabel("Sähköpostiosoite").fill(service.personas.find((p) => p.role === "trainer").username);
    await load(page, () => page.locator("main form button.primary").click());
  });
  await asked("administrator", async (page) => {
    for (const [way, name] of [["Sähköpostilla", "Milla Malli"], ["Paperilla, itse annettuna", "Paavo Paperi"]]) {
      await page.goto("/yllapito/kayttajat/kutsu");
      await first(page, "Tehtävä", /lähettäjä/i);
      await first(page, "Organisaatio", /vastaanotto/);
      await fill(page, "Nimi (ei pakollinen)", name);
      await choose(page, "Miten kutsu annetaan?", way);
      if (way === "Sähköpostilla") await page.getByLabel("Sähköpostiosoite").fill("milla.malli@esittely.example");
      assert.equal((await press(page, "Tee kutsu")).status(), 200, await page.locator("main").innerText());
    }
    await page.goto("/yllapito/yksikot");
    await follow(page, /vastaanotto/, false);
    await follow(page, "Tee liittymislinkki");
    await page.getByLabel("Työsähköpostin loppuosa").fill("esittely.example");
    await page.getByLabel("Montako päivää linkki toimii?").fill("30");
    await press(page, "Tee linkki");
    joiningLinks.push(new URL(await page.locator("pre.key").first().innerText()).pathname);
    await page.goto("/yllapito/mittarit/paketti");
    await page.getByLabel("Tekstipaketti").setInputFiles({ name: "sanat.json", mimeType: "application/json", buffer: Buffer.from(examplePack()) });
    await press(page, "Näytä, mitä tiedostossa on");
    await press(page, "Ota käyttöön");
    await page.goto("/yllapito/mittarit/paatos");
    await choose(page, "Mittari", "PHQ-2 (0–6)");
    await fill(page, "Kuka päätti?", "Hyvinvointijohtaja");
    await fill(page, "Päätöksen päivä", day(-1));
    await fill(page, "Kuka vastaa kliinisesti?", "Johtava hoitaja");
    await fill(page, "Mitä päätettiin?", "Kysely tehdään vastaanotolla.");
    await press(page, "Kirjaa päätös");
    assert.match(await page.locator("main").innerText(), /Keksitty säätiö[^]*Johtava hoitaja/);
  });
  await asked("coordinator", async (page) => {
    await page.goto("/sijainen");
    await first(page, "Kuka on sijaisesi?", /Törmänen/);
    await fill(page, "Ensimmäinen päivä", day(1));
    await fill(page, "Viimeinen päivä", day(8));
    await press(page, "Nimeä sijainen");
  });
  await asked("anonymous", async (page) => {
    await page.goto(joiningLinks[0]);
    await fill(page, "Oma nimesi", "Liisi Liittyjä");
    await fill(page, "Työsähköposti", "liisi.liittyja@esittely.example");
    await fill(page, "Salasana", "neljä sanaa peräkkäin riittää");
    await press(page, "Liity ilman lähetettä");
  });
  await asked("link_worker", async (page) => {
    const to = await page.locator('main a[href^="/tukijaksot/"]').first().getAttribute("href");
    await page.goto(`${to.split("/").slice(0, 3).join("/")}/mittaukset/linkki`);
    await page.locator('input[name="point"]').first().check();
    await page.getByLabel("Asukkaan sähköpostiosoite").fill("aili@esittely.example");
    await press(page, "Tee linkki");
  });
  await asked("anonymous", async (page) => {
    await page.goto("/koulutukset");
    await follow(page, /^Linkkihenkilökoulutus, seuraava ryhmä/, false);
    await follow(page, "Ilmoittaudu");
    await fill(page, "Nimi", "Oona Oppija");
    await fill(page, "Sähköposti", "oona.oppija@esittely.example");
    await press(page, "Ilmoittaudu");
  });
  for (const token of ["/uusi-salasana", "/kutsu", "/vahvista", "/tarkista", "/l", "/ilmoittautuminen"]) await until(`the mail with ${token}`, () => linkIn(token), 20);
}

const eyesOf = new Map();

/** A browser with a script, one without, and the addresses that this person can reach. */
async function eyes(role) {
  if (eyesOf.has(role)) return stillSignedIn(eyesOf.get(role));
  const context = await service.newContext();
  const page = await context.newPage();
  let home = "/";
  if (role !== "anonymous") {
    const { username } = service.personas.find((p) => p.role === role);
    await service.signIn(page, username);
    home = new URL(page.url()).pathname;
  }
  const plainContext = await service.newContext({ javaScript: false, viewport: PHONE });
  await plainContext.addCookies(await context.cookies());
  const allowed = routes.filter((r) => r.method === "GET"
    && (r.audience.includes("anonymous") || (role !== "anonymous" && r.audience.includes("signed_in")) || r.audience.includes(role)));
  const seen = { role, context, page, plain: await plainContext.newPage(), allowed };
  // Where several municipalities run the service, whoever has not signed in says which one is meant.
  const { municipality } = service.personas.find((p) => p.role === "coordinator");
  const begin = role === "anonymous" ? [home, `/?kunta=${municipality}`, `/toiminta?kunta=${municipality}`] : [home];
  seen.found = await harvest(context.request, allowed, begin);
  for (const token of ["/uusi-salasana", "/kutsu", "/vahvista", "/tarkista", "/l", "/ilmoittautuminen"]) {
    const link = linkIn(token);
    if (link && role === "anonymous") seen.found.get(`${token}/{token}`)?.add(link);
  }
  if (role === "anonymous") joiningLinks.forEach((link) => seen.found.get("/liity/{link}")?.add(link));
  eyesOf.set(role, seen);
  return seen;
}

/** Whoever was idle for too long while others were looked at signs in again. */
async function stillSignedIn(seen) {
  if (seen.role === "anonymous") return seen;
  const answer = await seen.context.request.get("/asetukset", { maxRedirects: 0 });
  if (answer.status() === 200) return seen;
  await seen.context.clearCookies();
  await service.signIn(seen.page, service.personas.find((p) => p.role === seen.role).username);
  await seen.plain.context().addCookies(await seen.context.cookies());
  return seen;
}

const ROLES = ["anonymous", "coordinator", "link_worker", "referrer", "administrator", "trainer", "organiser", "analyst", "area_coordinator"];
const ROUTES = JSON.parse(execFileSync(BINARY, ["routes", "--json"]).toString());
const opened = new Set();
const missed = new Map();

before(async () => {
  routes = ROUTES;
  service = await start("demo");
  await prepare();
});

after(async () => {
  console.log(`# ${counts.pages} pages in Finnish, ${counts.languages} in other languages, ${counts.axe} runs of axe, `
    + `${counts.overflow} widths, ${counts.withoutScript} without JavaScript, ${counts.files} files`);
  await service?.stop();
  await closeBrowser();
});

for (const role of ROLES) {
  describe(`${role} can use every page`, () => {
    const own = ROUTES.filter((r) => r.method === "GET" && (r.audience.includes(role)
      || (role !== "anonymous" && r.audience.includes("signed_in"))
      || (role === "coordinator" && r.audience.includes("anonymous") && !r.path.includes("{"))));
    for (const route of own) {
      test(`${role} ${route.path}`, async () => {
        const who = await eyes(role);
        const there = await open(who.context.request, who.found, route);
        if (!there) return void missed.set(route.path, [...(missed.get(route.path) ?? []), role]);
        opened.add(route.path);
        if (there.kind === "file") return void (counts.files += 1);
        if (there.kind === "leads on") {
          assert.ok(route.path in LEADS_ON || route.path.startsWith("/kirjaudu/"), `${there.path} leads on instead of showing a page`);
          return;
        }
        const isShared = !route.audience.includes(role) && role !== "coordinator";
        await lookAt(who, there.path, route.path, { withAxe: !isShared });
      });
    }
  });
}

describe("pages that come up when something is wrong", () => {
  test("a page that does not exist", async () => {
    const { page } = await eyes("anonymous");
    const problems = [];
    await page.goto("/tata-ei-ole");
    await headings(page, "404", "/tata-ei-ole", problems);
    await axe(page, "/tata-ei-ole", problems);
    assert.deepEqual(problems, []);
  });

  test("a referral with every error", async () => {
    const { page } = await eyes("referrer");
    const problems = [];
    for (const [size, colorScheme] of [[PHONE, "light"], [DESK, "dark"]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await page.goto("/lahetteet/uusi");
      await press(page, "Lähetä lähete");
      assert.match(await page.title(), /^Virhe: /);
      assert.ok(await page.locator(".error-summary").evaluate((el) => el === document.activeElement), "the summary has the focus");
      for (const hash of await page.locator(".error-summary a").evaluateAll((all) => all.map((a) => a.hash))) {
        assert.equal(await page.locator(hash).count(), 1, `${hash} leads to its field`);
      }
      await axe(page, `errors ${size.width} ${colorScheme}`, problems);
      await width(page, size, "errors", problems);
    }
    assert.deepEqual(problems, []);
  });

  test("the second factor is taken into use, changed and asked for", async () => {
    const person = service.personas.find((p) => p.role === "organiser");
    const context = await service.newContext({ viewport: PHONE });
    const page = await context.newPage();
    const problems = [];
    await service.signIn(page, person.username);
    const look = async (where) => {
      await headings(page, where, where, problems);
      await keys(page, where, problems);
      await axe(page, where, problems);
      await width(page, { width: 320, height: 700 }, where, problems);
      await page.setViewportSize(PHONE);
    };
    await page.goto("/asetukset/turvallisuus/kayttoon");
    await service.takeSecondFactor(page, person.username, () => look("recovery codes"));
    await page.goto("/asetukset/turvallisuus");
    await look("security with a second factor");
    await page.goto("/asetukset/turvallisuus/vaihda");
    await look("changing the second factor");
    await press(page, "Kirjaudu ulos");
    await service.signIn(page, person.username, "/kirjaudu", () => look("the code"));
    await context.close();
    assert.deepEqual(problems, []);
  });

  test("a sign-in that is refused", async () => {
    const context = await service.newContext({ viewport: PHONE });
    const page = await context.newPage();
    const problems = [];
    await page.goto("/kirjaudu");
    await fill(page, "Sähköpostiosoite", "ei.kukaan@esittely.example");
    await fill(page, "Salasana", `${PASSWORD}x`);
    const answer = await press(page, "Kirjaudu");
    assert.equal(answer.status(), 422);
    await axe(page, "refused", problems);
    assert.deepEqual(problems, []);
    await context.close();
  });
});

describe("pages in other languages", () => {
  for (const language of OTHER_LANGUAGES) {
    for (const route of ROUTES.filter((r) => r.method === "GET" && r.audience.includes("anonymous"))) {
      if (route.path.startsWith("/health") || route.path.includes("{") || route.path.endsWith(".pdf") || forPrograms(route.path)) continue;
      test(`${language} ${route.path}`, async () => lookIn(language, await eyes("anonymous"), route.path, route.path, { withAxe: true }));
    }
    for (const [role, paths] of Object.entries(MAIN_PAGES)) {
      for (const path of paths) {
        test(`${language} ${role} ${path}`, async () => {
          const who = await eyes(role);
          const route = ROUTES.find((r) => r.method === "GET" && r.path === path);
          assert.ok(route, `there is no route ${path}`);
          const there = await open(who.context.request, who.found, route);
          assert.equal(there?.kind, "page", `${path} could not be opened`);
          await lookIn(language, who, there.path, path);
        });
      }
    }
  }
});

test("no page was left out without a reason", () => {
  for (const [path, roles] of missed) console.log(`# ${path}: nothing to open for ${roles.join(", ")}`);
  const left = [...missed.keys()].filter((path) => !opened.has(path) && !(path in NOT_IN_THE_DEMO) && !forPrograms(path));
  assert.deepEqual(left, [], "no address was found for these pages");
  const needless = Object.keys(NOT_IN_THE_DEMO).filter((path) => opened.has(path));
  assert.deepEqual(needless, [], "these can be opened after all: take them off the list");
});
