// The whole way of a referral, told by the people who walk it: at a real browser, a real mail server, on both engines.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  choose, CONSENT, day, errors, factsOfPdf, fetchFile, fill, fillOptional, field, follow, group, heading, holds, inOrder, lacks,
  load, main, openMore, press, textOfPdf, tick, told, Typist, writeReferral,
} from "./hands.mjs";
import { addressOf, closeBrowser, engines, PHONE, start, story, wait } from "./service.mjs";

after(closeBrowser);

const TELL = ["tuen alkamisesta", "tuen päättymisestä"];

/** Two residents: one lets the referrer hear, the other does not. */
const TYYNE = {
  first: "Tyyne", last: "Testikangas", birth: "7.5.1948", phone: "040 765 4321", village: "Vuotso",
  wish: "Haluaisin laulaa kuorossa.", reason: "Yksinäisyys", referrer: "Liisa Lahti", walker: "Petri Salo", tell: TELL,
  goal: "Laulaa kerran viikossa muiden kanssa", note: "Käytiin kuulemassa kuoroa ovelta.", step: "Mennään sisään asti",
  summary: "Asukas laulaa nyt kirkkokuorossa.", hears: { began: "Tuki on alkanut", ended: "Tuki on päättynyt" },
};
const TAUNO = {
  first: "Tauno", last: "Testikoivu", birth: "11.12.1955", phone: "0407654322", village: "Petkula",
  wish: "Olisi mukava veistää porukassa.", reason: "Mieliala", referrer: "Olli Ojanen", walker: "Maarit Aikio", tell: [],
  goal: "Veistää puukko valmiiksi", note: "Etsittiin verstas ja juteltiin.", step: "Kysytään verstaalta aika",
  summary: "Asukas käy verstaalla.", hears: { began: "Hyväksytty", ended: "Hyväksytty" },
};

const COORDINATOR = "Kaisa Koski";

const plain = (text) => text.replace(/[\u00a0\u00ad]/g, (c) => (c === "\u00ad" ? "" : " "));

/** "Petri Salo" -> "Petri S." */
const short = (name) => name.replace(/ (\S).*/, " $1.");

/** A list as it is read: one entry a line. */
const lines = (text) => text.replace(/\n(?!\p{L}+ \d{1,2}\.\d{1,2}\.)/gu, " ").split("\n");

/** A mail says that something waits, and nothing else. */
function neutral(mail, who, service) {
  const whole = `${mail.subject}\n${mail.from}\n${mail.text}`;
  const words = [who.first, who.last, who.village, who.wish, who.phone, who.birth, who.referrer, who.walker,
    "Sodankyl", "Yksinäisyys", "yksinäi", "Mieliala", "mieliala", "lähete", "Lähete", "terveyskeskus"];
  lacks(whole, ...words);
  const links = mail.text.match(/https?:\/\/\S+/g) ?? [];
  assert.equal(links.length, 1, `one link in:\n${mail.text}`);
  assert.ok(links[0].startsWith(service.url), links[0]);
  assert.match(mail.from, /^"?Viestipalvelu"? </);
  assert.ok(mail.text.startsWith("Hei,"), mail.text);
  return new URL(links[0]).pathname;
}

/** How the referral looks to the one who sent it. */
async function seenByReferrer(service, who) {
  const page = await service.as(who.referrer);
  await page.goto("/lahetteet");
  const row = page.getByRole("row").filter({ hasText: who.number });
  const status = (await row.getByRole("cell").last().innerText()).replace(/[^\p{L} ]/gu, "").trim();
  await page.goto(`/lahetteet/${who.id}`);
  const text = await main(page);
  holds(text, status);
  lacks(text, who.walker, who.goal, who.note, who.step, who.summary, COORDINATOR);
  const around = await page.request.get(`/tukijaksot/${who.id}`);
  assert.equal(around.status(), 404, "the referrer has no way into the case");
  await page.close();
  return status;
}

async function writeByKeyboard(service, who) {
  const page = await service.as(who.referrer);
  // What is required is what the page asks for when nothing has been written …
  await page.goto("/lahetteet/uusi");
  const answer = await press(page, "Lähetä lähete");
  assert.equal(answer.status(), 422);
  const missing = new Set(await page.locator(".error-summary li a").evaluateAll((all) => all.map((a) => a.hash)));
  // … and after the consent has been ticked, and what stands chosen already.
  await tick(page, CONSENT);
  await press(page, "Lähetä lähete");
  for (const hash of await page.locator(".error-summary li a").evaluateAll((all) => all.map((a) => a.hash))) missing.add(hash);
  await page.goto("/lahetteet/uusi");
  const chosen = await page.locator("form fieldset:has(input:checked)").count();
  const required = missing.size + chosen;
  console.log(`# referral: ${required} required fields (${[...missing].join(" ")}, ${chosen} chosen beforehand)`);
  assert.ok(required <= 12, `${required} required fields`);

  const hand = new Typist(page);
  await hand.write([
    ["choose", "Onko asukkaalla turvakielto?", "Ei"],
    ["fill", "Nimi", `${who.first} ${who.last}`],
    ["fill", "Syntymäaika", who.birth],
    ["fill", "Puhelinnumero", who.phone],
    ["choose", "Saako jättää viestin?", "Saa"],
    ["fill", "Kylä tai osoite", who.village],
    ["tick", who.reason],
    ["fill", "Mitä asukas itse toivoo?", who.wish],
    ["choose", /lkumittaus/, "Tehdään ensikäynnillä"],
    ["tick", CONSENT],
    ["choose", "Miten suostumus annettiin?", "Suullisesti"],
    ...who.tell.map((what) => ["tick", what]),
  ]);
  await hand.send("Lähetä lähete");
  console.log(`# referral by keyboard: ${hand.keys} keys, ${hand.decisions} decisions, ${hand.seconds.toFixed(1)} s`);
  assert.ok(hand.seconds <= 90, `${hand.seconds} s at the keyboard`);

  await heading(page, "Lähete on lähetetty");
  who.number = await page.getByRole("status").locator(".number").innerText();
  assert.match(who.number, /^H-\d{4}-\d{4}$/);
  who.id = new URL(page.url()).pathname.split("/")[2];
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the receipt has the focus");
  await page.reload();
  await page.goto("/lahetteet");
  assert.equal(await page.getByRole("row").filter({ hasText: `${who.first[0]}. ${who.last[0]}.` }).count(), 1, "sent once");
  await page.close();
}

async function writeQuickly(service, who) {
  const page = await service.as(who.referrer);
  await writeReferral(page, {
    "Nimi": `${who.first} ${who.last}`, "Syntymäaika": who.birth, "Puhelinnumero": who.phone, "Kylä tai osoite": who.village,
    "Mitä asukas itse toivoo?": who.wish,
  }, who.reason);
  await press(page, "Lähetä lähete");
  await heading(page, "Lähete on lähetetty");
  who.number = await page.getByRole("status").locator(".number").innerText();
  who.id = new URL(page.url()).pathname.split("/")[2];
  await page.close();
}

async function noteByKeyboard(service, who) {
  const page = await service.as(who.walker, { viewport: PHONE });
  await page.goto(`/tukijaksot/${who.id}`);
  await follow(page, "Kirjaa käynti");
  const hand = new Typist(page);
  await hand.choose("Milloin?", "Tänään");
  await hand.choose("Mitä teitte?", "Tapaaminen");
  await hand.choose("Kesto", "1 t");
  await hand.tick(who.goal);
  await hand.fill("Mitä tapahtui?", who.note);
  await hand.fill("Seuraava askel (ei pakollinen)", who.step);
  await hand.send("Tallenna");
  console.log(`# visit note by keyboard at 360 px: ${hand.keys} keys, ${hand.decisions} decisions, ${hand.seconds.toFixed(1)} s`);
  assert.ok(hand.seconds <= 60, `${hand.seconds} s at the keyboard`);
  await told(page, "Käynti on tallennettu.");
  const text = await main(page);
  holds(text, who.note);
  holds(text, who.step);
  await page.close();
}

async function tellJourney(t, service, who, write) {
  const step = story(t);
  const { inbox } = service;
  const begun = inbox.mark();

  await step(`${who.referrer} writes the referral`, () => write(service, who));

  await step("the coordinator gets a neutral mail", async () => {
    const mail = await inbox.next(addressOf(COORDINATOR), "Uusi tehtävä odottaa", begun);
    assert.equal(neutral(mail, who, service), "/tanaan");
  });

  await step("the coordinator finds the referral among today's tasks and receives it", async () => {
    const page = await service.as(COORDINATOR);
    await page.goto("/tanaan");
    lacks(await main(page), who.last);
    await follow(page, new RegExp(`Avaa.*${who.number}`), false);
    await heading(page, `Lähete ${who.number}`);
    const text = await main(page);
    holds(text, who.wish);
    lacks(text, who.last, who.phone);
    await press(page, "Ota vastaan");
    await told(page, "Lähete on otettu vastaan.");
    await page.close();
    assert.equal(await seenByReferrer(service, who), "Vastaanotettu");
  });

  await step("a try that fails and one that reaches are recorded", async () => {
    const page = await service.as(COORDINATOR);
    await page.goto(`/vastaanotto/${who.id}`);
    for (const outcome of ["Ei vastannut", "Tavoitettiin"]) {
      await follow(page, /^Kirjaa (uusi )?yhteydenotto$/, false);
      await choose(page, "Tapa", "Puhelu");
      await choose(page, "Tulos", outcome);
      await press(page, "Kirjaa");
      await told(page, "Yhteydenotto on kirjattu.");
    }
    const text = await main(page);
    holds(text, "Puhelu: Ei vastannut");
    holds(text, "Puhelu: Tavoitettiin");
    await page.close();
  });

  await step("a link worker is chosen with a reason", async () => {
    const page = await service.as(COORDINATOR);
    await page.goto(`/vastaanotto/${who.id}`);
    await follow(page, "Päätä jatkosta");
    await choose(page, "Päätös", "Etsi linkkihenkilö");
    await press(page, "Jatka");
    await page.goto(`/vastaanotto/${who.id}`);
    await follow(page, "Valitse linkkihenkilö");
    await heading(page, "Valitse linkkihenkilö");
    await page.getByRole("radio", { name: short(who.walker) }).check();
    assert.equal((await press(page, "Lähetä pyyntö")).status(), 422, "a reason is needed");
    assert.deepEqual(await errors(page), ["Kirjoita, miksi valitsit hänet."]);
    assert.ok(await page.getByRole("radio", { name: short(who.walker) }).isChecked(), "the choice is kept");
    await fill(page, "Miksi valitsit hänet?", "Liikkuu samalla suunnalla.");
    await fillOptional(page, "Viesti pyyntöön", `Terveisin, ${who.last} odottaa.`);
    assert.equal((await press(page, "Lähetä pyyntö")).status(), 422, "a name may not slip into the message");
    await fillOptional(page, "Viesti pyyntöön", "Sopisiko sinulle tapaaminen iltapäivisin?");
    const mark = inbox.mark();
    await press(page, "Lähetä pyyntö");
    await told(page, "Pyyntö on lähetetty.");
    await page.close();
    const mail = await inbox.next(addressOf(who.walker), "Sinulle on kysymys", mark);
    assert.equal(neutral(mail, who, service), "/minun");
  });

  await step(`${who.walker} sees a card without the name and says yes`, async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    await page.goto("/minun");
    lacks(await main(page), who.first, who.last);
    await follow(page, /^Katso ja vastaa/, false);
    await heading(page, "Sinulle on pyyntö");
    const text = await main(page);
    lacks(text, who.first, who.last, who.phone, who.birth, who.birth.split(".")[2]);
    holds(text, who.village);
    holds(text, who.reason);
    for (const path of ["", "/yhteystiedot", "/sopimus", "/kaynnit/uusi"]) {
      const early = await page.request.get(`/tukijaksot/${who.id}${path}`);
      assert.equal(early.status(), 404, `${path} is closed before the resident has agreed`);
      lacks(await early.text(), who.last);
    }
    await press(page, "Otan vastaan");
    await told(page, "Kiitos vastauksesta.");
    await page.close();
  });

  await step("the coordinator confirms that it suits the resident", async () => {
    const page = await service.as(COORDINATOR);
    await page.goto(`/vastaanotto/${who.id}`);
    await follow(page, "Kirjaa asukkaan vastaus");
    await choose(page, "Mitä asukas vastasi?", "Kyllä, hän sopii");
    await fill(page, "Miten kysyttiin?", "Puhelimessa");
    const mark = inbox.mark();
    await press(page, "Tallenna vastaus");
    await told(page, "Linkkihenkilö on nimetty");
    await page.close();
    const mail = await inbox.next(addressOf(who.walker), "Tehtäväsi on edennyt", mark);
    neutral(mail, who, service);
    assert.equal(await seenByReferrer(service, who), "Hyväksytty");
  });

  await step("the link worker opens the contact details, and the page says that this is logged", async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    await page.goto("/minun");
    await follow(page, `${who.first} ${who.last[0]}.`);
    lacks(await main(page), who.last, who.phone);
    await follow(page, "Yhteystiedot");
    const text = await main(page);
    holds(text, "Tämä katselu kirjattiin.");
    holds(text, `${who.first} ${who.last}`);
    holds(text.replace(/\s/g, ""), who.phone.replace(/\s/g, "").slice(1));
    await page.close();
  });

  await step("the first visit is arranged; its calendar file names nobody", async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    await page.goto(`/tukijaksot/${who.id}`);
    await follow(page, "Sovi ensikäynti");
    await fill(page, "Päivä", day(0));
    await fill(page, "Kellonaika", "17");
    await fill(page, "Paikka", "Kirjasto");
    await press(page, "Tallenna aika");
    await told(page, "Ensikäynnin aika on tallennettu.");
    const link = await page.getByRole("link", { name: "Lisää kalenteriin" }).getAttribute("href");
    const file = await fetchFile(page, link);
    assert.match(file.headers["content-type"], /^text\/calendar/);
    const text = file.body.toString("utf8");
    for (const line of ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART", "SUMMARY:Tapaaminen", "END:VCALENDAR"]) holds(text, line);
    lacks(`${text}${JSON.stringify(file.headers)}`, who.first, who.last, who.phone, who.wish, who.reason);
    await page.close();
  });

  await step("the first visit is held", async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    await page.goto(`/tukijaksot/${who.id}`);
    await follow(page, "Ensikäynti on tehty");
    await fillOptional(page, "Mitä tapahtui?", "Tutustuttiin.");
    await choose(page, "Kuinka tyytyväinen olet elämääsi juuri nyt?", "4");
    await choose(page, "Miten kysyttiin?", "Kysymykset luettiin ääneen");
    await press(page, "Merkitse tehdyksi");
    await told(page, "Ensikäynti on merkitty tehdyksi.");
    await page.close();
    assert.equal(await seenByReferrer(service, who), "Hyväksytty");
  });

  await step("an agreement is written in the resident's words", async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    await page.goto(`/tukijaksot/${who.id}`);
    await follow(page, "Tehkää sopimus");
    await field(page, "Mitä toivot? Omin sanoin.").first().fill(who.goal);
    await page.getByLabel("Mihin tavoite liittyy?").first().selectOption({ label: "Kulttuuri ja harrastukset" });
    await page.getByLabel("Mikä voisi olla pieni ensimmäinen askel?").first().fill("Soitetaan yhdessä.");
    await group(page, "Missä nyt olet?").first().getByRole("radio", { name: "3", exact: true }).check();
    await fill(page, "Tuki alkaa", day(0));
    await choose(page, "Kauanko tuki kestää?", "3 kuukautta");
    await choose(page, "Kuinka usein tapaatte?", "kerran viikossa");
    await tick(page, "tapaamalla");
    await choose(page, "Millä kielellä sopimus tehdään?", "suomi");
    await press(page, "Tallenna ja lue läpi");
    await told(page, "Sopimus on tallennettu.");
    await page.close();
  });

  await step("resident and link worker sign it", async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    for (const [signer, name] of [[/asukas/, `${who.first} ${who.last}`], [/linkkihenkilö/, who.walker]]) {
      await page.goto(`/tukijaksot/${who.id}/sopimus/allekirjoita`);
      await heading(page, "Lue ja allekirjoita sopimus");
      holds(await main(page), who.goal);
      await group(page, "Kuka allekirjoittaa?").getByRole("radio", { name: signer }).check();
      await fill(page, "Nimesi", name);
      assert.equal((await press(page, "Allekirjoita")).status(), 422, "nobody signs by accident");
      assert.deepEqual(await errors(page), ["Merkitse, että hyväksyt sopimuksen."]);
      await tick(page, "Olen lukenut sopimuksen ja hyväksyn sen.");
      await press(page, "Allekirjoita");
      await told(page, "Allekirjoitus on tallennettu.");
    }
    await page.close();
    assert.equal(await seenByReferrer(service, who), who.hears.began);
  });

  await step("the agreement on paper reads in order", async () => {
    const page = await service.as(who.walker);
    await page.goto(`/tukijaksot/${who.id}/sopimus`);
    holds(await main(page), "Voimassa");
    const link = await page.getByRole("link", { name: "Tulosta (PDF)" }).first().getAttribute("href");
    const file = await fetchFile(page, link);
    assert.match(file.headers["content-type"], /^application\/pdf/);
    lacks(file.headers["content-disposition"] ?? "", who.first, who.last);
    const text = textOfPdf(file.body).replace(/\u00ad/g, "").replace(/\s+/g, " ");
    inOrder(text, ["Sopimus tuesta", `${who.first} ${who.last}`, who.walker, who.goal, "Allekirjoitukset",
      `${who.first} ${who.last}`, who.walker]);
    const facts = factsOfPdf(file.body);
    assert.match(facts, /Tagged:\s+yes/);
    assert.match(facts, /Title:\s+Sopimus tuesta/);
    await page.close();
  });

  await step(`${who.walker} writes a visit note on the phone, by keyboard`, () => noteByKeyboard(service, who));

  const beforeTheEnd = inbox.mark();

  await step("the end is written in six parts", async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    const closing = `/tukijaksot/${who.id}/lopetus`;
    await page.goto(closing);
    await heading(page, "Tuen päättäminen");
    assert.equal(await page.locator("ul.tasks li").count(), 6);
    assert.equal((await press(page, "Päätä tukijakso")).status(), 422, "the end needs its parts");
    const write = async (part, answer) => {
      await page.goto(closing);
      await follow(page, new RegExp(part), false);
      await answer();
      await press(page, "Tallenna");
      await told(page, "Tallennettu.");
      const row = page.locator("ul.tasks li").filter({ hasText: part });
      holds(await row.innerText(), "Tehty");
    };
    await write("Tavoitteet: missä nyt ollaan?", async () => {
      await choose(page, "Missä nyt ollaan?", "8");
      await choose(page, "Mitä tavoitteelle kävi?", "Toteutui");
    });
    await write("Mikä jatkuu tuen jälkeen?", () =>
      fill(page, "Minne asukas menee, ja kuka on siellä vastassa?", "Tiistain ryhmä, naapuri hakee mukaan."));
    await write("Loppumittaus", () => tick(page, "Asukas ei halua vastata"));
    await write("Asukkaan palaute", async () => {
      await choose(page, "Kuunneltiinko sinua?", "Kyllä");
      await choose(page, "Oliko tuesta apua?", "Vähän");
      await fillOptional(page, "Mitä haluat sanoa?", "Kiitos seurasta.");
    });
    await write("Mitä lähettäjä saa tietää?", () =>
      choose(page, "Mitä lähettäjälle kerrotaan?", who.tell.length ? "Vain sen, että tuki päättyi" : "Ei mitään"));
    await write("Yhteenveto", async () => {
      await choose(page, "Miksi tuki päättyy?", "Sovittu aika tuli täyteen");
      await fill(page, "Lyhyt yhteenveto", who.summary);
      await tick(page, "Asukkaalle saa soittaa 3 kuukauden päästä");
    });
    await page.close();
    assert.equal(await seenByReferrer(service, who), who.hears.began);
  });

  await step("the support ends; the link worker sees the resident no more", async () => {
    const page = await service.as(who.walker, { viewport: PHONE });
    await page.goto(`/tukijaksot/${who.id}/lopetus`);
    await press(page, "Päätä tukijakso");
    await told(page, "Tukijakso on päättynyt.");
    lacks(await main(page), who.last);
    for (const path of ["", "/yhteystiedot", "/sopimus", "/kaynnit/uusi", "/lopetus"]) {
      assert.equal((await page.request.get(`/tukijaksot/${who.id}${path}`)).status(), 404, path);
    }
    await page.close();
  });

  await step("the referrer hears exactly what was allowed", async () => {
    assert.equal(await seenByReferrer(service, who), who.hears.ended);
    if (who.tell.length) {
      const mail = await inbox.next(addressOf(who.referrer), "Asiasi on edennyt", beforeTheEnd);
      assert.equal(neutral(mail, who, service), "/lahetteet");
    } else {
      await wait(3000);
      const told = inbox.mails.slice(beforeTheEnd).filter((mail) => mail.to.includes(addressOf(who.referrer)));
      assert.deepEqual(told, [], "no mail to somebody who may not hear");
    }
  });

  await step("the coordinator sees who has looked", async () => {
    const page = await service.as(COORDINATOR);
    await page.goto(`/tukijaksot/${who.id}`);
    holds(await main(page), "Päättynyt");
    await follow(page, "Kuka on katsonut");
    const text = plain(await main(page));
    const look = (name, what) => assert.ok(
      lines(text).some((line) => line.includes(name) && line.includes(what)), `no line “${name} … ${what}” in:\n${text}`);
    look(who.referrer, "Lähetti lähetteen");
    look(who.referrer, "Luki lähettämänsä lähetteen");
    look(COORDINATOR, "Otti lähetteen vastaan");
    look(COORDINATOR, "Luki tukijakson tiedot");
    look(who.walker, "Luki lyhyen kuvauksen ilman nimeä");
    look(who.walker, "Avasi yhteystiedot");
    look(who.walker, "Haki tapaamisen omaan kalenteriinsa");
    look(who.walker, "Luki sopimuksen");
    await page.close();
  });
}

/** The call three months later: time cannot be moved from outside, so it is made to a resident for whom it is due. */
async function followUp(service) {
  const page = await service.as(COORDINATOR);
  await page.goto("/tanaan");
  const number = (await page.locator("tr, li, .card").filter({ hasText: "Soita asukkaalle ja kysy, mitä kuuluu." }).first().innerText())
    .match(/H-\d{4}-\d{4}/)?.[0];
  assert.ok(number, `nobody waits for the call after the end in:\n${await main(page)}`);
  await follow(page, new RegExp(`Avaa.*${number}`), false);
  await follow(page, "Kirjaa jälkisoitto");
  await heading(page, "Yhteydenotto tuen jälkeen");
  assert.equal((await press(page, "Tallenna")).status(), 422);
  await fill(page, "Minä päivänä?", day(0));
  await choose(page, "Miten?", "Puhelu");
  await choose(page, "Jatkuuko se, mistä sovittiin?", "Osittain");
  await fillOptional(page, "Mitä asukas kertoi?", "Kuoro jatkuu, kävelykaveri muutti.");
  await press(page, "Tallenna");
  await told(page, "Yhteydenotto on kirjattu.");
  await page.goto("/tanaan");
  lacks(await main(page), number);
  await page.close();
}

for (const engine of engines()) {
  test(`a referral walks its whole way on ${engine}`, { timeout: 420_000 }, async (t) => {
    const service = await start(engine);
    t.after(() => service.stop());
    await t.test("with permission to tell the referrer", (t) => tellJourney(t, service, { ...TYYNE }, writeByKeyboard));
    await t.test("the call after the end is made where it is due", () => followUp(service));
    await t.test("without permission to tell", (t) => tellJourney(t, service, { ...TAUNO }, writeQuickly));
  });
}
