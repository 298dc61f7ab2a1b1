// Reports: an analyst reads a year and takes it away as files; a coordinator looks behind a figure.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { heading, holds, lacks, load, main } from "./hands.mjs";
import { closeBrowser, DESK, keepFailure, PHONE, start } from "./service.mjs";

let service;
const folder = mkdtempSync(join(tmpdir(), "rinnalla-report-"));
/** The year before: the demo tells it to its end. */
const YEAR = Number(new Intl.DateTimeFormat("en", { timeZone: "Europe/Helsinki", year: "numeric" }).format(new Date())) - 1;

before(async () => {
  // The demo has a year behind it. What both engines count is held by crates/app/tests/cases/report.rs.
  service = await start("demo");
});

after(async () => {
  await service?.stop();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = (page, role) => service.signIn(page, service.personas.find((one) => one.role === role).username);

/** Takes a file as the page offers it, and gives its place. */
async function take(page, name, ending) {
  const href = await page.getByRole("link", { name }).first().getAttribute("href");
  const answer = await page.request.get(href);
  assert.equal(answer.status(), 200, href);
  const place = join(folder, `report.${ending}`);
  writeFileSync(place, await answer.body());
  return place;
}

/** The count that stands in the row of a figure. */
const told = (page, row) => page.getByRole("row").filter({ has: page.getByRole("link", { name: row, exact: true }) }).first()
  .locator("td").first().innerText();

test("an analyst reads a year, follows a figure to its definition and takes the files", { timeout: 240_000 }, async () => {
  const context = await service.newContext({ viewport: PHONE });
  const page = await context.newPage();
  try {
    await signIn(page, "analyst");
    await page.goto("/raportit");
    await heading(page, "Raportit");
    await load(page, () => page.getByRole("link", { name: String(YEAR) }).first().click());
    // An analyst of several municipalities is shown the first, and goes on to the next.
    await load(page, () => page.getByRole("link", { name: "Toinen kunta: Sodankylä" }).click());
    const words = await main(page);
    holds(words, "Lyhyesti");
    holds(words, "asukasta sai lähetteen.");
    holds(words, "Tuki alkaa usein vaikeassa hetkessä. Osa noususta olisi voinut tulla ilman tukeakin.");
    holds(words, "Tätä ei voi osoittaa tästä rekisteristä.");
    const referred = await told(page, "Lähetteen saaneet");
    assert.match(referred, /^\d+$/);
    assert.equal(await page.getByRole("link", { name: "Rivit" }).count(), 0, "rows are offered to an analyst");

    const pdf = await take(page, /\(PDF\)/, "pdf");
    holds(execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).replace(/\s+/g, " "), `Lähetteen saaneet ${referred}`);
    const xlsx = await take(page, /\(Excel/, "xlsx");
    const sheet = execFileSync("unzip", ["-p", xlsx, "xl/worksheets/sheet1.xml"], { encoding: "utf8" });
    assert.ok(sheet.includes(`<v>${referred}</v>`), "the sheet tells another number");
    assert.ok(!sheet.includes("<f>"), "the sheet holds a formula");
    holds(execFileSync("unzip", ["-p", xlsx, "xl/sharedStrings.xml"], { encoding: "utf8" }), "Lähetteen saaneet");

    await load(page, () => page.getByRole("link", { name: "Miten luvut on laskettu?" }).first().click());
    await page.goBack();
    await page.getByRole("link", { name: "Tavoitettu", exact: true }).first().click();
    await page.waitForURL(/maaritelmat#contacted/);
    await heading(page, "Miten luvut on laskettu?");
    holds(await main(page), "Asukkaat, jotka tavoitettiin jaksolla.");

    // What is not offered is not there either.
    const rows = await page.request.get(`/raportit/kunta/rivit?kunta=758&luku=contacted&jakso=${YEAR}`);
    assert.equal(rows.status(), 404);
  } catch (error) {
    await keepFailure(page, "report analyst");
    throw error;
  } finally {
    await context.close();
  }
});

test("a coordinator follows a figure to its rows", { timeout: 240_000 }, async () => {
  const context = await service.newContext({ viewport: DESK });
  const page = await context.newPage();
  try {
    await signIn(page, "coordinator");
    await page.goto(`/raportit/kunta?kunta=758&jakso=${YEAR}`);
    const referred = await told(page, "Lähetteen saaneet");
    await load(page, () => page.getByRole("link", { name: /^Rivit\s*: Lähetteen saaneet$/ }).click());
    await heading(page, "Luvun takana: Lähetteen saaneet");
    const words = await main(page);
    holds(words, `${referred} tukijaksoa`);
    holds(words, `H-${YEAR}-`);
    lacks(words, "040 000");
    const logged = service.ask("select count(*) from audit where action = 'report_rows'").join("");
    assert.equal(Number(logged.replace(/\D/g, "")), Math.min(20, Number(referred)));

    // Something that is no period keeps what was typed and says what to do.
    await page.goto("/raportit/kunta?kunta=758&jakso=viime+vuosi");
    assert.equal(await page.locator("#jakso").inputValue(), "viime vuosi");
    holds(await main(page), "Kirjoita vuosi, esimerkiksi 2026");
  } catch (error) {
    await keepFailure(page, "report coordinator");
    throw error;
  } finally {
    await context.close();
  }
});
