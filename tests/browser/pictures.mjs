// Pictures of the main pages of each role, at 360 and 1280 px:
//   node pictures.mjs FOLDER
// and those of the documentation, into docs/images:
//   node pictures.mjs --docs [FOLDER]

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { choose, fill, fillOptional, tick, writeReferral } from "./hands.mjs";
import { closeBrowser, DESK, PHONE, start } from "./service.mjs";

const PAGES = {
  anonymous: ["/", "/hyvinvointilahete", "/apua-heti", "/tietosuoja", "/saavutettavuus", "/kokeile", "/kirjaudu"],
  referrer: ["/lahetteet", "/lahetteet/uusi", "first:/lahetteet/{id}"],
  coordinator: ["/tanaan", "/tukijaksot", "/linkkihenkilot", "/haku", "/kirjeet", "first:/vastaanotto/{id}", "first:/tukijaksot/{id}"],
  link_worker: ["/minun", "/minun/profiili", "first:/tukijaksot/{id}", "first:/tukijaksot/{id}/kaynnit/uusi",
    "first:/tukijaksot/{id}/sopimus", "first:/tukijaksot/{id}/lopetus"],
  administrator: ["/yllapito", "/yllapito/kayttajat", "/yllapito/yksikot", "/yllapito/kunta", "/yllapito/posti", "/asetukset/turvallisuus"],
};

/** Where each begins. */
const BEGIN = { referrer: "/lahetteet", coordinator: "/tanaan", link_worker: "/minun" };

const usage = () => {
  console.error("pictures.mjs FOLDER, or pictures.mjs --docs");
  process.exit(2);
};

const [wanted, docsFolder = fileURLToPath(new URL("../../docs/images", import.meta.url))] = process.argv.slice(2);
if (!wanted) usage();
const service = await start("demo");
try {
  await (wanted === "--docs" ? docs(docsFolder) : everything(wanted));
} finally {
  await service.stop();
  await closeBrowser();
}

async function visitor(role, options) {
  const context = await service.newContext(options);
  const page = await context.newPage();
  if (role !== "anonymous") await service.signIn(page, service.personas.find((p) => p.role === role).username);
  return page;
}

/** The first link of a kind on a page. */
async function firstOf(page, template, from) {
  const [base, rest] = [template.split("/{")[0], template.split("}")[1]];
  await page.goto(from);
  const link = await page.locator(`main a[href^="${base}/"]`).evaluateAll((all, base) => all
    .map((a) => a.getAttribute("href")).find((href) => !href.slice(base.length + 1).includes("/") && !href.endsWith("/uusi")), base);
  if (!link) throw new Error(`no ${template} on ${from}`);
  return `${link}${rest}`;
}

async function everything(folder) {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const [role, paths] of Object.entries(PAGES)) {
    const page = await visitor(role);
    for (const path of paths) {
      const template = path.replace("first:", "");
      const from = template.startsWith("/tukijaksot/{") && role === "coordinator" ? "/tukijaksot" : BEGIN[role];
      const address = path.startsWith("first:") ? await firstOf(page, template, from) : path;
      for (const size of [PHONE, DESK]) {
        await page.setViewportSize(size);
        const answer = await page.goto(address);
        if (answer.status() !== 200) console.error(`${answer.status()} ${address}`);
        const name = `${role}${template.replace(/[{}]/g, "").replace(/\//g, "-").replace(/-$/, "") || "-etusivu"}-${size.width}.png`;
        await page.screenshot({ path: join(folder, name), fullPage: true });
        count += 1;
      }
    }
    await page.context().close();
  }
  console.log(`${count} pictures in ${folder}`);
}

async function docs(folder) {
  mkdirSync(folder, { recursive: true });
  const shoot = (page, name, clip) => page.screenshot({ path: join(folder, name), clip, animations: "disabled", caret: "hide" });

  const today = await visitor("coordinator");
  await today.goto("/tanaan");
  await shoot(today, "today.png", { x: 0, y: 0, width: DESK.width, height: 860 });
  await today.context().close();

  const search = await visitor("anonymous");
  const { municipality } = service.personas.find((one) => one.role === "coordinator");
  await search.goto(`/toiminta?kunta=${municipality}&q=kahviseuraa`);
  await shoot(search, "search.png", { x: 0, y: 0, width: DESK.width, height: 860 });
  await search.context().close();

  const note = await visitor("link_worker", { viewport: PHONE });
  // Somebody with whom the support is under way, so that there are goals.
  const walked = note.locator(".card").filter({ hasText: /viikkoa? jäljellä/ }).first();
  await note.goto("/minun");
  await note.goto(`${await walked.locator("h3 a").getAttribute("href")}/kaynnit/uusi`);
  await choose(note, "Milloin?", "Tänään");
  await choose(note, "Mitä teitte?", "Kävely");
  await choose(note, "Kesto", "1 t");
  await fill(note, "Mitä tapahtui?", "Käveltiin kirjastolle ja juotiin kahvit. Sovittiin, että ensi viikolla mennään kuoroon.");
  await fillOptional(note, "Seuraava askel", "Käydään harjoituksissa.");
  await note.mouse.move(0, 0);
  await note.evaluate(() => document.activeElement.blur());
  await note.locator("main").screenshot({ path: join(folder, "note-phone.png"), animations: "disabled" });
  await note.context().close();

  const referral = await visitor("referrer", { viewport: { width: DESK.width, height: 1400 } });
  await writeReferral(referral, {
    "Nimi": "Aili Esimerkki", "Puhelinnumero": "040 000 0000", "Kylä tai osoite": "Kirkonkylä",
    "Mitä asukas itse toivoo?": "Haluaisin taas laulaa jossain.",
  });
  await tick(referral, "tuen alkamisesta");
  await referral.mouse.move(0, 0);
  await referral.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await shoot(referral, "referral.png", { x: 0, y: 0, width: DESK.width, height: 1400 });
  await referral.context().close();
  console.log(`4 pictures in ${folder}`);
}
