// Days on which something goes wrong: nothing typed is lost, nothing happens twice, nobody sees what is not theirs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  choose, errors, field, fill, fillOptional, follow, formOf, heading, holds, lacks, load, main, press, sendForm, tick, told,
  writeReferral,
} from "./hands.mjs";
import { addressOf, browser, closeBrowser, keepFailure, start, until, wait } from "./service.mjs";

const REFERRER = "Liisa Lahti";
const COORDINATOR = "Kaisa Koski";
const SHARED_COORDINATOR = "Timo Törmänen";
const WALKER = "Aino Niemi";
const ADMINISTRATOR = "Pekka Pääkkönen";

let service;

before(async () => {
  service = await start("sqlite");
});

after(async () => {
  await service?.stop();
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
  await fillOptional(page, "Mikä päivä?", "24.11.2090");
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
