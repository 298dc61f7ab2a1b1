// Days on which something goes wrong: nothing typed is lost, nothing happens twice, nobody sees what is not theirs.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import {
  choose, errors, field, fill, fillOptional, follow, formOf, heading, holds, lacks, load, main, press, sendForm, tick, told,
  writeReferral,
} from "./hands.mjs";
import { PASSWORD, addressOf, browser, closeBrowser, engines, keepFailure, start, until, wait } from "./service.mjs";

const REFERRER = "Liisa Lahti";
const COORDINATOR = "Kaisa Koski";
const SHARED_COORDINATOR = "Timo Törmänen";
const WALKER = "Aino Niemi";
const ADMINISTRATOR = "Pekka Pääkkönen";

let service;
/** Services of their own for what is looked at on every engine. */
const others = new Map();

before(async () => {
  service = await start("sqlite");
});

after(async () => {
  await service?.stop();
  for (const other of others.values()) await other.then((running) => running.stop(), () => {});
  await closeBrowser();
});

/** A test that leaves no page open and keeps what the last one looked like when it fails. */
function bad(name, tell) {
  test(name, { timeout: 240_000 }, async () => {
    try {
      await tell();
    } catch (error) {
      const pages = (await browser()).contexts().flatMap((context) => context.pages());
      for (const page of pages.slice(-2)) await keepFailure(page, `${name} ${new URL(page.url()).pathname}`);
      throw error;
    } finally {
      for (const context of (await browser()).contexts()) for (const page of context.pages()) await page.close();
    }
  });
}

/** Cases of the link worker that are under way: their addresses. */
async function underway(page) {
  await page.goto("/minun");
  const links = await page.locator("li.card").filter({ hasText: /viikkoa? jäljellä/ }).locator("h3 a")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(links.length > 0, `nobody's support is under way in:\n${await main(page)}`);
  return links;
}

async function writeNote(page, text) {
  await choose(page, "Milloin?", "Tänään");
  await choose(page, "Mitä teitte?", "Kävely");
  await choose(page, "Kesto", "1 t");
  await fill(page, "Mitä tapahtui?", text);
}

// Two at once --------------------------------------------------------------------------------

bad("two tabs change one profile: the second sees both texts and can save again", async () => {
  const first = await service.as(WALKER);
  const second = await service.as(WALKER);
  await first.goto("/minun/profiili");
  await second.goto("/minun/profiili");
  await fillOptional(first, "Toiveita ja rajoja", "Vain arkisin.");
  await fillOptional(second, "Toiveita ja rajoja", "Vain viikonloppuisin.");
  await press(first, "Tallenna");
  await told(first, "Profiili on tallennettu.");
  assert.equal((await press(second, "Tallenna")).status(), 409);
  const text = await main(second);
  holds(text, "Joku muu muutti näitä tietoja.");
  holds(text, "Vain arkisin.");
  const label = "Toiveita ja rajoja (ei pakollinen)";
  assert.equal(await field(second, label).inputValue(), "Vain viikonloppuisin.");
  await press(second, "Tallenna");
  await told(second, "Profiili on tallennettu.");
  await first.reload();
  assert.equal(await field(first, label).inputValue(), "Vain viikonloppuisin.");
});

bad("one form sent twice has one effect", async () => {
  const page = await service.as(WALKER);
  const [path] = await underway(page);
  await page.goto(`${path}/kaynnit/uusi`);
  await writeNote(page, "Kaksi kertaa painettu.");
  const form = await formOf(page);
  const answers = await Promise.all([sendForm(page, form), sendForm(page, form), sendForm(page, form)]);
  for (const answer of [...answers, await sendForm(page, form)]) {
    assert.equal(answer.status(), 303);
    assert.equal(answer.headers().location, `${path}?tehty=note-saved`);
  }
  await page.goto(path);
  assert.equal((await main(page)).split("Kaksi kertaa painettu.").length - 1, 1);
});

bad("a referral that is sent twice is one referral with one receipt", async () => {
  const page = await service.as(REFERRER);
  await writeReferral(page, { "Nimi": "Urho Uusinta" });
  const form = await formOf(page);
  const [one, two] = await Promise.all([sendForm(page, form), sendForm(page, form)]);
  assert.deepEqual([one.status(), two.status()], [303, 303]);
  assert.equal(one.headers().location, two.headers().location);
  await page.goto("/lahetteet");
  assert.equal(await page.getByRole("row").filter({ hasText: "U. U." }).count(), 1);
});

bad("a double click sends once", async () => {
  const page = await service.as(REFERRER);
  await writeReferral(page, { "Nimi": "Tuplä Täppä" });
  await load(page, () => page.getByRole("button", { name: "Lähetä lähete", exact: true }).dblclick());
  await heading(page, "Lähete on lähetetty");
  await page.goto("/lahetteet");
  assert.equal(await page.getByRole("row").filter({ hasText: "T. T." }).count(), 1);
});

// The session ends --------------------------------------------------------------------------------

bad("the session is ended from another device while a note is half written: after sign-in the text is back", async () => {
  const context = await service.newContext({ javaScript: false });
  const page = await context.newPage();
  await service.signIn(page, addressOf(WALKER));
  const [path] = await underway(page);
  await page.goto(`${path}/kaynnit/uusi`);
  await writeNote(page, "Puolivälissä kirjoitettu, kun istunto päättyi.");
  await fillOptional(page, "Seuraava askel", "Soitetaan maanantaina.");
  const other = await service.as(WALKER);
  await other.goto("/asetukset/turvallisuus");
  await press(other, "Kirjaa ulos kaikki muut laitteet");
  await press(page, "Tallenna");
  await heading(page, "Kirjaudu");
  holds(await main(page), "Mitään kirjoittamaasi ei ole kadonnut.");
  await service.signIn(page, addressOf(WALKER), null);
  await told(page, "Kirjauduit uudelleen. Tarkista ja lähetä.");
  assert.equal(await field(page, "Mitä tapahtui?").inputValue(), "Puolivälissä kirjoitettu, kun istunto päättyi.");
  assert.equal(await field(page, "Seuraava askel (ei pakollinen)").inputValue(), "Soitetaan maanantaina.");
  await press(page, "Tallenna");
  await told(page, "Käynti on tallennettu.");
  holds(await main(page), "Puolivälissä kirjoitettu, kun istunto päättyi.");
  await context.close();
});

bad("signing out in another tab: the half-written note is offered again", async () => {
  const context = await service.newContext();
  const page = await context.newPage();
  await service.signIn(page, addressOf(WALKER));
  const [path] = await underway(page);
  await page.goto(`${path}/kaynnit/uusi`);
  const saved = page.waitForResponse((r) => r.url().endsWith("/luonnokset") && r.request().postData().includes("toisessa"));
  await writeNote(page, "Kirjoitettu ennen kuin toisessa välilehdessä kirjauduttiin ulos.");
  await page.keyboard.press("Tab");
  assert.equal((await saved).status(), 200);
  holds(await page.locator(".draft-status").innerText(), "Luonnos tallennettu klo");
  const other = await context.newPage();
  await other.goto("/minun");
  await press(other, "Kirjaudu ulos");
  await other.close();
  await press(page, "Tallenna");
  await heading(page, "Kirjaudu");
  await service.signIn(page, addressOf(WALKER), null);
  const note = field(page, "Mitä tapahtui?");
  if (await note.inputValue() === "") await follow(page, "Jatka luonnosta");
  assert.equal(await note.inputValue(), "Kirjoitettu ennen kuin toisessa välilehdessä kirjauduttiin ulos.");
  await context.close();
});

// The mail server is away -----------------------------------------------------------------------------

bad("the mail server is away: the referral is saved, the mail waits, and arrives later", async () => {
  await until("earlier mails to be sent", async () => {
    const before = service.inbox.mark();
    await wait(2500);
    return service.inbox.mark() === before;
  });
  await service.inbox.stop();
  const page = await service.as(REFERRER);
  await writeReferral(page, { "Nimi": "Vappu Viive" });
  await press(page, "Lähetä lähete");
  await heading(page, "Lähete on lähetetty");
  const administrator = await service.as(ADMINISTRATOR);
  const row = await until("the waiting mail on the administrator's page", async () => {
    await administrator.goto("/yllapito/posti");
    const rows = administrator.getByRole("row").filter({ hasText: "Uusi tehtävä odottaa" }).filter({ hasText: "Odottaa" })
      .filter({ hasText: "Yrityksiä" });
    return await rows.count() ? rows.first().innerText() : null;
  });
  lacks(row, "Vappu", "Viive", "@");
  const mark = service.inbox.mark();
  await service.inbox.start();
  await service.inbox.next(addressOf(COORDINATOR), "Uusi tehtävä odottaa", mark, 150);
  await until("the mail to be noted as sent", async () => {
    await administrator.goto("/yllapito/posti");
    return !/Uusi tehtävä odottaa[^\n]*\n?[^\n]*Odottaa/.test(await main(administrator).then((t) => t.replace(/\t/g, " ")));
  });
});

// What people write ---------------------------------------------------------------------------------------

bad("50 000 characters in the wish: a message with both numbers, and nothing is lost", async () => {
  const page = await service.as(REFERRER);
  const long = "Haluaisin kertoa tästä vähän pidempään. ".repeat(1250);
  await writeReferral(page, { "Mitä asukas itse toivoo?": long, "Nimi": "Pitkä Puhe" });
  assert.equal((await press(page, "Lähetä lähete")).status(), 422);
  const said = await errors(page);
  assert.equal(said.length, 1, said.join(" | "));
  assert.match(said[0].replace(/[\s\u00a0]/g, ""), /49999merkkiä,jatilaaon4000merkille|50000merkkiä,jatilaaon4000merkille/);
  assert.equal(await field(page, "Mitä asukas itse toivoo?").inputValue(), long);
  assert.equal(await field(page, "Nimi").inputValue(), "Pitkä Puhe");
  await fill(page, "Mitä asukas itse toivoo?", "Lyhyesti: seuraa.");
  await press(page, "Lähetä lähete");
  await heading(page, "Lähete on lähetetty");
});

bad("emoji, Sámi, right-to-left text and control characters come back readable and harmless", async () => {
  const page = await service.as(REFERRER);
  const wish = "Čáhppes beana 👨‍👩‍👧 ja مرحبا\u202E kääntö\u202C\u0007 & <b>lihava</b> \"lainaus\" {{ 7*7 }} 'heitto'";
  await writeReferral(page, { "Nimi": "Áilu Đŋŧž", "Mitä asukas itse toivoo?": wish });
  await press(page, "Lähetä lähete");
  await heading(page, "Lähete on lähetetty");
  const id = new URL(page.url()).pathname.split("/")[2];
  await page.goto(`/lahetteet/${id}`);
  const shown = await page.locator("blockquote.wish").innerText();
  for (const part of ["Čáhppes beana 👨‍👩‍👧 ja مرحبا", "kääntö", "& <b>lihava</b> \"lainaus\" {{ 7*7 }} 'heitto'"]) holds(shown, part);
  assert.ok(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/.test(shown), JSON.stringify(shown));
  assert.equal(await page.locator("blockquote.wish b").count(), 0);
  holds(await main(page), "Áilu Đŋŧž");
});

const BIRTH_DATES = {
  "31.2.1950": "Tätä päivää ei ole kalenterissa. Tarkista päivä.",
  "7.5.48": "Kirjoita syntymävuosi neljällä numerolla, esimerkiksi 7.5.1948.",
  "eilen": "Kirjoita syntymäaika muodossa 7.5.1948.",
  "": "Kirjoita syntymäaika muodossa 7.5.1948.",
  "7.5.2015": "Lähete on tarkoitettu aikuisille. Tarkista syntymäaika.",
  "7.5.2090": "Syntymäaika on tulevaisuudessa. Tarkista se.",
  "7.5.1848": "Tarkista syntymävuosi.",
  "131052-308T": "Kirjoita vain syntymäaika, esimerkiksi 7.5.1948. Henkilötunnusta ei tarvita eikä tallenneta.",
  "7,5,1948": null, "7/5/1948": null, "7 5 1948": null, "07.05.1948": null, " 7.5.1948 ": null, "7. 5. 1948": null,
};

const PHONES = {
  "112": "Puhelinnumerosta puuttuu numeroita. Kirjoita se suuntanumeron kanssa, esimerkiksi 040 123 4567.",
  "ei ole puhelinta": "Kirjoita puhelinnumero numeroina, esimerkiksi 040 123 4567.",
  "040 765 4301 040 765 4302": "Puhelinnumerossa on liikaa numeroita. Kirjoita yksi numero, esimerkiksi 040 123 4567.",
  "": "Kirjoita puhelinnumero, josta asukkaan tavoittaa.",
  "0407654301": null, "040-765 4301": null, "+358 40 765 4301": null, "+358 (0)40 765 4301": null, "00358407654301": null,
  "(016) 123 456": null, "+47 12 34 56 78": null, "040.765.4301": null,
};

/** Writes one field after the other wrongly and reads what the page says; everything else stays empty. */
async function says(label, name, cases) {
  const page = await service.as(REFERRER);
  await page.goto("/lahetteet/uusi");
  for (const [typed, wanted] of Object.entries(cases)) {
    await choose(page, "Onko asukkaalla turvakielto?", "Ei");
    await fill(page, label, typed);
    assert.equal((await press(page, "Lähetä lähete")).status(), 422);
    const error = page.locator(`#${name}-error`);
    const said = await error.count() ? await error.innerText() : null;
    assert.equal(said, wanted, `“${typed}”`);
    assert.equal(await field(page, label).inputValue(), typed, "what was typed is kept, also when it is wrong");
  }
}

bad("dates as people write them are read, wrong ones are explained", () => says("Syntymäaika", "birth_date", BIRTH_DATES));

bad("phone numbers as people write them are read, wrong ones are explained", () => says("Puhelinnumero", "phone", PHONES));

bad("a visit note of tomorrow, and one that lasts two days, are explained", async () => {
  const page = await service.as(WALKER);
  const [path] = await underway(page);
  await page.goto(`${path}/kaynnit/uusi`);
  await writeNote(page, "Huomisen käynti.");
  await choose(page, "Milloin?", "Muu päivä");
  await fill(page, "Mikä päivä?", "24.11.2090");
  await choose(page, "Kesto", "Muu");
  await fillOptional(page, "Muu kesto", "kaksi päivää");
  assert.equal((await press(page, "Tallenna")).status(), 422);
  assert.deepEqual(await errors(page), ["Käynti ei voi olla tulevaisuudessa.", "Kirjoita kesto, esimerkiksi 45 min tai 2,5 t. Enintään 24 t."]);
  assert.equal(await field(page, "Mitä tapahtui?").inputValue(), "Huomisen käynti.");
});

bad("a municipality that is unknown, or not the sender's, is refused and the form comes back", async () => {
  const page = await service.as(SHARED_COORDINATOR);
  await page.goto("/lahetteet/kirjaa");
  await choose(page, "Onko asukkaalla turvakielto?", "Ei");
  await fill(page, "Nimi", "Rajan Takaa");
  const form = await formOf(page);
  for (const code of ["999", "091", "", "758; DROP TABLE", "../758"]) {
    const body = new URLSearchParams(form.body);
    body.set("municipality", code);
    const answer = await sendForm(page, { path: form.path, body: body.toString() });
    assert.equal(answer.status(), 422, code);
    const text = await answer.text();
    holds(text, "Valitse kunta, johon lähete menee.");
    holds(text, "Rajan Takaa");
  }
  for (const path of ["/?kunta=999", "/hyvinvointilahete?kunta=abc"]) assert.equal((await page.request.get(path)).status(), 200, path);
});

bad("a form from another site, or without its token, does nothing", async () => {
  const page = await service.as(REFERRER);
  await writeReferral(page, { "Nimi": "Vieras Lähettäjä" });
  const form = await formOf(page);
  const without = new URLSearchParams(form.body);
  without.delete("_tunnus");
  assert.equal((await sendForm(page, { path: form.path, body: without.toString() })).status(), 403);
  const foreign = await page.context().request.post(new URL(form.path, page.url()).href, {
    data: form.body,
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://muualla.example" },
    maxRedirects: 0,
  });
  assert.equal(foreign.status(), 403);
  await page.goto("/lahetteet");
  assert.equal(await page.getByRole("row").filter({ hasText: "V. L." }).count(), 0);
});

// Turvakielto -----------------------------------------------------------------------------------------------

async function drafts(page) {
  await page.goto("/lahetteet");
  return (await main(page)).match(/\d+ luonnos\p{L}*/u)?.[0] ?? null;
}

async function nothingIsKept(aside, drafted, mark) {
  assert.equal(await drafts(aside), drafted, "no draft is left");
  await aside.goto("/lahetteet/uusi");
  lacks(await aside.content(), "Salasuku");
  const bytes = service.storedBytes();
  assert.ok(bytes.length > 100_000 && bytes.includes("Sodankylä"), "the database was read");
  for (const word of ["Salasuku", "salasuku", "Piilopirtti", "piilopirtti"]) assert.ok(!bytes.includes(word), `${word} stands in the database`);
  lacks(service.log, "Salasuku", "Piilopirtti");
  await wait(1500);
  assert.deepEqual(service.inbox.mails.slice(mark), [], "nobody is told");
}

const PROTECTED = { "Nimi": "Suojattu Salasuku", "Kylä tai osoite": "Piilopirtti 7" };

bad("turvakielto “Kyllä” stores nothing: no name in the database or in the log, no mail, no draft", async () => {
  const page = await service.as(REFERRER);
  const aside = await service.as(REFERRER);
  const [drafted, mark] = [await drafts(aside), await service.inbox.calm()];
  await page.goto("/lahetteet/uusi");
  await choose(page, "Onko asukkaalla turvakielto?", "Kyllä");
  for (const [label, text] of Object.entries(PROTECTED)) await fill(page, label, text);
  const answer = await press(page, "Lähetä lähete");
  assert.equal(answer.status(), 200);
  await heading(page, "Soita koordinaattorille");
  holds(await main(page), "Henkilötietoja ei tallennettu.");
  lacks(await page.content(), "Salasuku", "Piilopirtti");
  await nothingIsKept(aside, drafted, mark);
});

bad("while a form says turvakielto “Kyllä”, it is never saved as a draft, by the script or by the button", async () => {
  const page = await service.as(REFERRER);
  const aside = await service.as(REFERRER);
  const [drafted, mark] = [await drafts(aside), await service.inbox.calm()];
  await page.goto("/lahetteet/uusi");
  await choose(page, "Onko asukkaalla turvakielto?", "Kyllä");
  for (const [label, text] of Object.entries(PROTECTED)) await fill(page, label, text);
  await page.keyboard.press("Tab");
  await wait(4500);
  const byScript = await drafts(aside);
  await press(page, "Tallenna luonnos");
  assert.deepEqual([byScript, await drafts(aside)], [drafted, drafted], "after the script, after the button");
  await nothingIsKept(aside, drafted, mark);
});

bad("somebody writes first and hears of the turvakielto then: the draft is gone with the rest", async () => {
  const page = await service.as(REFERRER);
  const aside = await service.as(REFERRER);
  const [drafted, mark] = [await drafts(aside), await service.inbox.calm()];
  const saved = page.waitForResponse((r) => r.url().endsWith("/luonnokset"), { timeout: 20_000 });
  await writeReferral(page, PROTECTED);
  await saved;
  await choose(page, "Onko asukkaalla turvakielto?", "Kyllä");
  await press(page, "Lähetä lähete");
  await heading(page, "Soita koordinaattorille");
  await nothingIsKept(aside, drafted, mark);
});

bad("turvakielto “En tiedä” stores nothing either", async () => {
  const page = await service.as(REFERRER);
  await writeReferral(page, { "Nimi": "Epävarma Episuku" });
  await choose(page, "Onko asukkaalla turvakielto?", "En tiedä");
  await press(page, "Lähetä lähete");
  await heading(page, "Kysy asukkaalta, ennen kuin jatkat");
  await page.goto("/lahetteet/uusi");
  lacks(await page.content(), "Episuku");
  assert.ok(!service.storedBytes().includes("Episuku"));
});

bad("a referral that is sent does stand in the database, so that the search above proves something", async () => {
  const page = await service.as(REFERRER);
  await writeReferral(page, { "Kylä tai osoite": "Verrokkikylä" });
  await press(page, "Lähetä lähete");
  await heading(page, "Lähete on lähetetty");
  assert.ok(service.storedBytes().includes("Verrokkikylä"));
});

// Somebody loses the right, or the case moves on, during the work ------------------------------------------------

/** The coordinator ends a support period without the closing talk. */
async function endEarly(path) {
  const page = await service.as(COORDINATOR);
  await page.goto(`${path}/keskeyta`);
  if (await page.getByRole("heading", { level: 1, name: "Kerro, miksi avaat tiedot" }).count()) {
    await fill(page, "Syy", "Sijaistan tänään.");
    await press(page, "Avaa tiedot");
    await page.goto(`${path}/keskeyta`);
  }
  await choose(page, "Miksi tukijakso päättyy?", "Asukas muutti");
  await fill(page, "Mitä tapahtui?", "Muutti toiselle paikkakunnalle.");
  await press(page, "Päätä tukijakso");
  await told(page, "Tukijakso on päättynyt.");
}

bad("the case is closed while a link worker writes a note: 409, and the text is kept", async () => {
  const page = await service.as(WALKER);
  const paths = await underway(page);
  const path = paths.at(-1);
  await page.goto(`${path}/kaynnit/uusi`);
  await writeNote(page, "Kirjoitettu, kun tukijakso jo päättyi.");
  await endEarly(path);
  const answer = await press(page, "Tallenna");
  assert.equal(answer.status(), 409);
  holds(await page.content(), "Kirjoitettu, kun tukijakso jo päättyi.");
});

bad("the case is closed while the coordinator writes a note: 409, and the text is kept", async () => {
  const walker = await service.as(WALKER);
  const path = (await underway(walker)).at(-1);
  const page = await service.as(COORDINATOR);
  await page.goto(`${path}/kaynnit/uusi`);
  await writeNote(page, "Koordinaattorin teksti.");
  await endEarly(path);
  const answer = await press(page, "Tallenna");
  assert.equal(answer.status(), 409);
  holds(await page.content(), "Koordinaattorin teksti.");
});

bad("a link worker whose role is ended sees nothing from that moment on", async () => {
  const page = await service.as(WALKER);
  await page.goto("/minun");
  const path = await page.locator("li.card h3 a").first().getAttribute("href");
  await page.goto(`${path}/kaynnit/uusi`);
  await writeNote(page, "Viimeinen teksti.");
  const note = await formOf(page);
  const administrator = await service.as(ADMINISTRATOR);
  await administrator.goto("/yllapito/kayttajat");
  await follow(administrator, WALKER);
  await follow(administrator, /^Päätä/, false);
  await press(administrator, "Päätä tehtävä");
  await told(administrator, "Tehtävä on päättynyt.");
  for (const closed of ["/minun", path, `${path}/yhteystiedot`, `${path}/kaynnit/uusi`, `${path}/sopimus`]) {
    const answer = await page.context().request.get(new URL(closed, page.url()).href, { maxRedirects: 0 });
    assert.equal(answer.status(), 404, closed);
  }
  assert.equal((await sendForm(page, note)).status(), 404);
  const nowhere = await page.context().request.get(new URL("/tukijaksot/tata-ei-ole", page.url()).href);
  const closed = await page.context().request.get(new URL(path, page.url()).href);
  assert.equal(await closed.text(), await nowhere.text(), "somebody else's case looks like no case");
});

// The line is cut, the database is busy ------------------------------------------------------------------------

/** A test on every engine, with a service that no other part of this file has changed. */
function everywhere(name, tell, kinds = ENGINES) {
  for (const kind of kinds) {
    bad(`${name} (${kind})`, async () => {
      if (!others.has(kind)) others.set(kind, start(kind));
      await tell(await others.get(kind));
    });
  }
}

const ENGINES = engines();
const POSTGRES_ALONE = ENGINES.filter((kind) => kind !== "sqlite");

/** What sending a referral leaves in each table, counted by the name of the resident. */
function effect(there, name, key) {
  const of = "join cases c on c.id = x.case_id join residents r on r.id = c.resident_id where r.name";
  const counts = [
    `residents x where x.name = '${name}'`,
    `cases x join residents r on r.id = x.resident_id where r.name = '${name}'`,
    ...["referrals", "clocks", "permissions", "jobs"].map((table) => `${table} x ${of} = '${name}'`),
    `audit x ${of} = '${name}' and x.action = 'submit'`,
    `submissions x where x.id = '${key}'`,
  ].map((from) => `(select count(*) from ${from})`);
  return there.ask(`select ${counts.join(" || ' ' || ")}`)[0];
}

const NOTHING = "0 0 0 0 0 0 0 0";

/** A whole referral as bytes on the wire: `sent(name)` is another resident and another form each time. */
async function wire(there) {
  const page = await there.as(REFERRER);
  await writeReferral(page, { "Nimi": "Malli Mallinen" });
  const form = await formOf(page);
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const sent = (name) => {
    const fields = new URLSearchParams(form.body);
    const key = randomBytes(16).toString("hex");
    fields.set("name", name);
    fields.set("_avain", key);
    fields.delete("_luonnos");
    const body = fields.toString();
    const head = (length) => [
      `POST ${form.path} HTTP/1.1`, `Host: 127.0.0.1:${there.port}`, `Cookie: ${cookies}`, "Sec-Fetch-Site: same-origin",
      "Content-Type: application/x-www-form-urlencoded", length, "", "",
    ].join("\r\n");
    return {
      name, key, form: { path: form.path, body }, effect: () => effect(there, name, key),
      bytes: Buffer.from(head(`Content-Length: ${body.length}`) + body),
      bodyAt: head(`Content-Length: ${body.length}`).length,
      chunks: Buffer.from(`${head("Transfer-Encoding: chunked")}${body.length.toString(16)}\r\n${body}\r\n`),
    };
  };
  const model = sent(`Ehjä Malli ${randomBytes(4).toString("hex")}`);
  assert.equal((await sendForm(page, model.form)).status(), 303);
  const whole = model.effect();
  assert.match(whole, /^1 1 1 3 [1-9] [1-9] 1 1$/, "a referral that came through");
  return { page, sent, whole };
}

/** Sends bytes and goes away without reading: politely, or as a phone does that loses the net. */
function cut(there, bytes, milliseconds, politely) {
  return new Promise((done) => {
    const socket = connect(there.port, "127.0.0.1", () => socket.write(bytes, () => setTimeout(() => {
      if (politely) socket.destroy();
      else socket.resetAndDestroy();
    }, milliseconds)));
    socket.on("error", () => {});
    socket.on("close", done);
  });
}

/** Waits until whatever was under way has come to its end. */
async function calm(there) {
  for (let before = null, now = ""; before !== now;) {
    before = now;
    await wait(1500);
    now = there.ask("select count(*) from cases")[0];
  }
}

everywhere("the line is cut after a whole referral: it has come through or not at all, and sending it again makes it one", async (there) => {
  const { page, sent, whole } = await wire(there);
  const cuts = Array.from({ length: 48 }, (_, n) => sent(`Katko Kesken ${n}`));
  for (let n = 0; n < cuts.length; n += 4) {
    await Promise.all(cuts.slice(n, n + 4).map((one, at) => cut(there, one.bytes, [0, 1, 3, 8, 15, 30, 60, 120][(n / 4 + at) % 8], at % 2 === 0)));
  }
  await calm(there);
  const came = cuts.filter((one) => one.effect() !== NOTHING);
  for (const one of came) assert.equal(one.effect(), whole, one.name);
  assert.ok(came.length > 0, "none of them came through: nothing has been tried");
  for (const one of cuts) {
    const [first, second] = [await sendForm(page, one.form), await sendForm(page, one.form)];
    assert.deepEqual([first.status(), second.status()], [303, 303], one.name);
    assert.equal(first.headers().location, second.headers().location);
    assert.equal(one.effect(), whole, one.name);
  }
  lacks(there.log, "panicked");
});

everywhere("the line is cut within a referral: nothing of it is kept", async (there) => {
  const { page, sent, whole } = await wire(there);
  const halves = [];
  for (const [n, part] of [0, 0.001, 0.2, 0.5, 0.9, 0.999, 1].entries()) {
    for (const politely of [true, false]) {
      const one = sent(`Puolikas ${n} ${politely}`);
      const length = one.bytes.length - one.bodyAt;
      const bytes = one.bytes.subarray(0, one.bodyAt + Math.min(length - 1, Math.ceil(length * part)));
      halves.push(one);
      await cut(there, bytes, 40, politely);
    }
  }
  for (const politely of [true, false]) {
    // All of the form, but never the end of it: the last chunk is missing.
    const one = sent(`Lopputon ${politely}`);
    halves.push(one);
    await cut(there, one.chunks, 40, politely);
  }
  await calm(there);
  for (const one of halves) assert.equal(one.effect(), NOTHING, one.name);
  for (const one of halves) {
    assert.equal((await sendForm(page, one.form)).status(), 303, one.name);
    assert.equal(one.effect(), whole, one.name);
  }
});

everywhere("the power goes out while referrals come in: each is there whole or not at all", async (there) => {
  const { page, sent, whole } = await wire(there);
  const all = [];
  for (let round = 0; round < 4; round += 1) {
    const some = Array.from({ length: 8 }, (_, n) => sent(`Sähkö Poikki ${"ABCD"[round]}${n}`));
    all.push(...some);
    const answers = some.map((one) => sendForm(page, one.form).then((answer) => answer.status(), () => null));
    await wait([15, 40, 80, 160][round]);
    await there.crash();
    const promised = (await Promise.all(answers)).map((status, n) => [status, some[n]]).filter(([status]) => status === 303);
    for (const [, one] of promised) assert.equal(one.effect(), whole, `${one.name} was promised`);
  }
  for (const one of all) assert.ok([NOTHING, whole].includes(one.effect()), `${one.name}: ${one.effect()}`);
  for (const one of all) {
    assert.equal((await sendForm(page, one.form)).status(), 303, one.name);
    assert.equal(one.effect(), whole, one.name);
  }
  there.command("audit", "verify");
});

const WISH = "Haluaisin kahvitella jonkun kanssa keskiviikkoisin.";

everywhere("somebody else locks the database for two seconds: the referral waits and comes through", async (there) => {
  const page = await there.as(REFERRER);
  await writeReferral(page, { "Nimi": "Pieni Odotus", "Mitä asukas itse toivoo?": WISH });
  const release = await there.lock("referrals");
  const [answer] = await Promise.all([press(page, "Lähetä lähete"), wait(2000).then(release)]);
  assert.equal(answer.status(), 200);
  await heading(page, "Lähete on lähetetty");
  assert.match(effect(there, "Pieni Odotus", ""), /^1 1 1 3 [1-9] [1-9] 1 0$/);
});

/** How long one waits who stands in line behind others for the lock: longer than the browser waits by itself. */
const PATIENCE = 30_000;

/** Sends a referral while the lock stays; what was typed must be on the page that comes. */
async function refusedWhile(there, table, name, meanwhile = () => {}) {
  const page = await there.as(REFERRER);
  page.context().setDefaultTimeout(PATIENCE);
  await writeReferral(page, { "Nimi": name, "Mitä asukas itse toivoo?": WISH });
  const release = await there.lock(table);
  try {
    const [answer] = await Promise.all([press(page, "Lähetä lähete"), meanwhile()]);
    assert.equal(answer.status(), 503);
    holds(await main(page), "Tallennus ei onnistunut.");
    holds(await main(page), "Tekstisi on vielä tässä. Yritä hetken päästä uudelleen.");
    holds(await page.content(), WISH);
  } finally {
    await release();
  }
  assert.equal(effect(there, name, ""), NOTHING);
  return page;
}

async function cameThroughOnce(there, page, name) {
  await heading(page, "Lähete on lähetetty");
  assert.match(effect(there, name, ""), /^1 1 1 3 [1-9] [1-9] 1 0$/);
}

everywhere("the lock stays and nobody can be recognised: the page keeps the text, and sending it again succeeds once", async (there) => {
  const page = await refusedWhile(there, "web_sessions", "Pitkä Odotus");
  await press(page, "Lähetä uudelleen");
  await cameThroughOnce(there, page, "Pitkä Odotus");
});

everywhere("the lock stays on what is written: the form comes back filled, and sending it again succeeds once", async (there) => {
  const page = await refusedWhile(there, "referrals", "Toinen Odotus");
  assert.equal(await field(page, "Nimi").inputValue(), "Toinen Odotus");
  assert.equal(await field(page, "Mitä asukas itse toivoo?").inputValue(), WISH);
  await press(page, "Lähetä lähete");
  await cameThroughOnce(there, page, "Toinen Odotus");
}, POSTGRES_ALONE);

everywhere("the database cuts the connection within a referral: the form comes back filled, and sending it again succeeds once", async (there) => {
  const page = await refusedWhile(there, "referrals", "Katkennut Kanta", async () => {
    await wait(1500);
    there.cutConnections();
  });
  await press(page, "Lähetä lähete");
  await cameThroughOnce(there, page, "Katkennut Kanta");
}, POSTGRES_ALONE);

everywhere("the database cuts its connections between two pages: nobody notices", async (there) => {
  const page = await there.as(REFERRER);
  await writeReferral(page, { "Nimi": "Huomaamaton Katko" });
  there.cutConnections();
  await press(page, "Lähetä lähete");
  await cameThroughOnce(there, page, "Huomaamaton Katko");
  there.cutConnections();
  assert.equal((await page.goto("/lahetteet")).status(), 200);
}, POSTGRES_ALONE);

everywhere("while the database is locked, pages say so in the language of the address, and the process is alive but not ready", async (there) => {
  const page = await there.as(REFERRER);
  await page.goto("/lahetteet");
  const release = await there.lock("web_sessions");
  try {
    const begun = Date.now();
    assert.equal((await fetch(`${there.url}/health/live`)).status, 200);
    assert.ok(Date.now() - begun < 3000, "alive at once");
    for (const [path, words] of [
      ["/lahetteet", ["Palvelu on juuri nyt ruuhkainen", "Yritä hetken päästä uudelleen."]],
      ["/sv/lahetteet", ["Tjänsten är överbelastad just nu", "Försök igen om en stund."]],
      ["/en/lahetteet", ["The service is busy right now", "Try again in a moment."]],
    ]) {
      assert.equal((await page.goto(path, { timeout: PATIENCE })).status(), 503, path);
      for (const word of words) holds(await main(page), word);
    }
  } finally {
    await release();
  }
  assert.equal((await fetch(`${there.url}/health/ready`)).status, 200);
  assert.equal((await page.goto("/lahetteet")).status(), 200);
});

everywhere("while the database is locked, no password and nothing of a turvakielto comes back on a page", async (there) => {
  const page = await there.as(REFERRER);
  await writeReferral(page, PROTECTED);
  await choose(page, "Onko asukkaalla turvakielto?", "Kyllä");
  const form = await formOf(page);
  const stranger = await (await there.newContext()).newPage();
  for (const one of [page, stranger]) one.context().setDefaultTimeout(PATIENCE);
  await stranger.goto("/kirjaudu");
  await fill(stranger, "Sähköpostiosoite", addressOf(REFERRER));
  await fill(stranger, "Salasana", PASSWORD);
  const release = await there.lock("web_sessions, accounts, settings");
  try {
    const answer = await sendForm(page, form);
    assert.equal(answer.status(), 503);
    lacks(await answer.text(), "Salasuku", "Piilopirtti");
    assert.equal((await press(stranger, "Kirjaudu")).status(), 503);
    lacks(await stranger.content(), PASSWORD);
    const foreign = await page.context().request.post(new URL(form.path, page.url()).href, {
      data: "wish=Vieraalta+sivustolta+tullut+teksti",
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
      maxRedirects: 0,
    });
    assert.ok([403, 503].includes(foreign.status()), String(foreign.status()));
    lacks(await foreign.text(), "Vieraalta sivustolta");
  } finally {
    await release();
  }
  await stranger.context().close();
});

everywhere("after all of this the log is whole and nothing has broken", async (there) => {
  there.command("audit", "verify");
  lacks(there.log, "panicked", "a page failed", "a form could not be saved");
});
