// The way of a link worker, told by the people who walk it: from a word of interest over interview, invitation, a course
// and its certificate to the first case.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  choose, day, errors, fetchFile, fill, fillOptional, follow, heading, holds, lacks, main, press, textOfPdf, tick, told, writeReferral,
} from "./hands.mjs";
import { addressOf, closeBrowser, PHONE, start, story } from "./service.mjs";

after(closeBrowser);

const [COORDINATOR, TRAINER, REFERRER] = ["Kaisa Koski", "Kirsi Koulu", "Liisa Lahti"];
const NAME = "Áile Čoŋkká";
const MAIL = addressOf("uusi kulkija");
const PASSWORD = "kolme koivua rannalla";

test("from interest to certificate to the first case", async (t) => {
  const service = await start("sqlite");
  t.after(() => service.stop());
  const step = story(t);
  const { inbox } = service;
  const known = {};

  await step("somebody says without an account that the work interests them", async () => {
    const context = await service.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto("/linkkihenkiloksi?kunta=758");
    await heading(page, "Haluaisitko linkkihenkilöksi?");
    await fill(page, "Nimi", NAME);
    await fillOptional(page, "Sähköposti", MAIL);
    await fill(page, "Kylä tai kaupunginosa", "Vuotso");
    await tick(page, "suomi");
    await tick(page, "Kunta saa tallentaa tietoni ja ottaa minuun yhteyttä");
    const mark = inbox.mark();
    await press(page, "Lähetä");
    await heading(page, "Kiitos, viestisi on perillä");
    await context.close();
    const mail = await inbox.next(addressOf(COORDINATOR), "Uusi yhteydenotto odottaa", mark);
    lacks(`${mail.subject}${mail.text}`, NAME, MAIL, "Vuotso");
  });

  await step("the coordinator talks with them, takes them in and invites them", async () => {
    const page = await service.as(COORDINATOR);
    await page.goto("/linkkihenkilot/polku");
    await follow(page, NAME);
    known.path = new URL(page.url()).pathname;
    await follow(page, "Kirjaa haastattelu");
    await fill(page, "Milloin juttelitte?", day(0));
    await press(page, "Tallenna");
    await told(page, "Vaihe on kirjattu.");
    await follow(page, "Ota mukaan valmistautumaan");
    await choose(page, "Millainen suhde hänellä on kuntaan?", "Vapaaehtoinen");
    await press(page, "Ota mukaan");
    holds(await main(page), "Koulutus puuttuu");
    const mark = inbox.mark();
    await press(page, "Lähetä kutsu");
    await told(page, "Kutsu on lähetetty.");
    await page.close();
    const mail = await inbox.next(MAIL, "Kutsu palveluun", mark);
    known.invitation = mail.text.match(/https?:\/\/\S+/)[0];
  });

  await step("they take the invitation, and cannot be asked yet", async () => {
    const context = await service.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto(known.invitation);
    await fill(page, "Nimi", NAME);
    await fill(page, "Sähköpostiosoite", MAIL);
    await fill(page, "Salasana", PASSWORD);
    await press(page, "Ota käyttöön");
    assert.deepEqual(await errors(page), []);
    await context.close();
    service.passwords.set(MAIL, PASSWORD);
    const own = await service.as(MAIL, { viewport: PHONE });
    await own.goto("/minun/profiili");
    await own.close();
  });

  await step("the trainer plans a short course for today", async () => {
    const page = await service.as(TRAINER);
    await page.goto("/koulutukset");
    await follow(page, "Uusi koulutus");
    await page.getByLabel("Ohjelma").selectOption({ label: "Linkkihenkilökoulutus" });
    await fill(page, "Nimi", "pikaryhmä");
    await fill(page, "Ensimmäinen päivä", day(0));
    await fill(page, "Viimeinen päivä", day(30));
    await fill(page, "Ilmoittautuminen viimeistään", day(0));
    await fill(page, "Paikkoja", "1");
    await fill(page, "Osiot", "Rooli ja vaitiolo; 100; 4\nMotivoiva haastattelu; 35");
    assert.equal((await press(page, "Tallenna")).status(), 200);
    await told(page, "Koulutus on tallennettu.");
    known.course = new URL(page.url()).pathname.replace("/kerrat", "");
    await choose(page, "Mitä silloin on?", "Opetus");
    await fill(page, "Päivä", day(0));
    await fill(page, "Alkaa klo", "9");
    await fill(page, "Päättyy klo", "8");
    await choose(page, "Miten osallistutaan?", "Etänä");
    assert.equal((await press(page, "Lisää kerta")).status(), 422);
    assert.deepEqual(await errors(page), ["Kerta päättyy ennen kuin se alkaa. Tarkista kellonajat."]);
    await fill(page, "Päättyy klo", "15");
    await press(page, "Lisää kerta");
    await told(page, "Kerta on lisätty.");
    await page.goto(`${known.course}/tehtavat`);
    await fill(page, "Tehtävä", "Oppimispäiväkirja");
    await fill(page, "Viimeistään", day(7));
    await press(page, "Lisää tehtävä");
    await page.close();
  });

  await step("the one place is taken, the next one waits, and a mail scanner changes nothing", async () => {
    const page = await service.as(MAIL, { viewport: PHONE });
    await page.goto("/koulutukset");
    await follow(page, "Linkkihenkilökoulutus, pikaryhmä");
    await follow(page, "Ilmoittaudu");
    const mark = inbox.mark();
    await press(page, "Ilmoittaudu");
    await told(page, "Ilmoittautumisesi on tallessa");
    holds(await main(page), "Sinulla on paikka");
    await page.close();
    const mail = await inbox.next(MAIL, "Ilmoittautuminen on tallessa", mark);
    const [link] = mail.text.match(/https?:\/\/\S+/);
    for (let n = 0; n < 3; n++) assert.equal((await fetch(link)).status, 200);

    const context = await service.newContext({ viewport: PHONE });
    const other = await context.newPage();
    await other.goto(known.course);
    await follow(other, "Ilmoittaudu jonoon");
    await fill(other, "Nimi", "Jono Jonottaja");
    await fill(other, "Sähköposti", "jono@esittely.example");
    await press(other, "Ilmoittaudu jonoon");
    await told(other, "Olet nyt jonossa.");
    await context.close();
  });

  await step("the trainer marks who was there and what is done, and gives the certificate", async () => {
    const page = await service.as(TRAINER);
    await page.goto(known.course);
    await follow(page, "Läsnäolo");
    await press(page, "Merkitse kaikki läsnä");
    await told(page, "Läsnäolo on tallennettu.");
    await page.goto(`${known.course}/todistukset`);
    holds(await main(page), "Kukaan ei nyt odota todistusta.");
    await page.goto(`${known.course}/osallistujat`);
    await follow(page, NAME);
    await tick(page, "Oppimispäiväkirja");
    await press(page, "Tallenna");
    await page.goto(`${known.course}/todistukset`);
    await tick(page, NAME);
    await press(page, "Anna todistukset");
    await told(page, "Todistukset on annettu.");
    await page.close();
  });

  await step("the certificate is on paper, and anybody can check its code", async () => {
    const page = await service.as(MAIL, { viewport: PHONE });
    await page.goto("/koulutukset");
    const href = await page.getByRole("link", { name: /^Avaa todistus/ }).first().getAttribute("href");
    const text = textOfPdf((await fetchFile(page, href)).body);
    holds(text, NAME);
    holds(text, "noin 135 tuntia");
    const [code] = text.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/);
    await page.close();
    const context = await service.newContext({ viewport: PHONE });
    const anybody = await context.newPage();
    await anybody.goto("/todistus");
    await fill(anybody, "Todistuksen koodi", code.toLowerCase().replaceAll("-", " "));
    await press(anybody, "Tarkista");
    const said = await main(anybody);
    holds(said, "Todistus on voimassa.");
    holds(said, NAME);
    lacks(said, MAIL, "135", "pikaryhmä");
    await context.close();
  });

  await step("with the undertaking written down the work begins", async () => {
    const page = await service.as(COORDINATOR);
    await page.goto(known.path);
    const text = await main(page);
    holds(text, "Koulutettu: todistus");
    lacks(text, "Koulutus puuttuu");
    await follow(page, "Muuta tietoja");
    await fillOptional(page, "Vaitiolositoumus allekirjoitettu", day(0));
    await press(page, "Tallenna");
    await follow(page, "Aloita toiminta");
    await press(page, "Aloita toiminta");
    await told(page, "Vaihe on kirjattu.");
    holds(await main(page), "Toiminnassa");
    await page.close();
  });

  await step("a referral comes in, and the coordinator asks the new link worker", async () => {
    const referrer = await service.as(REFERRER);
    await writeReferral(referrer, { "Nimi": "Tyyne Testikangas", "Kylä tai osoite": "Vuotso" });
    await press(referrer, "Lähetä lähete");
    known.id = new URL(referrer.url()).pathname.split("/")[2];
    await referrer.close();
    const page = await service.as(COORDINATOR);
    await page.goto(`/vastaanotto/${known.id}`);
    await press(page, "Ota vastaan");
    await follow(page, /^Kirjaa (uusi )?yhteydenotto$/, false);
    await choose(page, "Tapa", "Puhelu");
    await choose(page, "Tulos", "Tavoitettiin");
    await press(page, "Kirjaa");
    await page.goto(`/vastaanotto/${known.id}/paatos`);
    await choose(page, "Päätös", "Etsi linkkihenkilö");
    await press(page, "Jatka");
    await heading(page, "Valitse linkkihenkilö");
    holds(await main(page), "liikkuu samalla suunnalla");
    await page.getByRole("radio", { name: NAME.replace(/ (\S).*/, " $1.") }).check();
    await fill(page, "Miksi valitsit hänet?", "Asuu samassa kylässä.");
    await press(page, "Lähetä pyyntö");
    await told(page, "Pyyntö on lähetetty.");
    await page.close();
  });

  await step("they say yes, the resident agrees, and the first case is theirs", async () => {
    const page = await service.as(MAIL, { viewport: PHONE });
    await page.goto("/minun");
    await follow(page, /^Katso ja vastaa/, false);
    await press(page, "Otan vastaan");
    await page.close();
    const desk = await service.as(COORDINATOR);
    await desk.goto(`/vastaanotto/${known.id}/vahvistus`);
    await choose(desk, "Mitä asukas vastasi?", "Kyllä, hän sopii");
    await fill(desk, "Miten kysyttiin?", "Puhelimessa");
    await press(desk, "Tallenna vastaus");
    await desk.close();
    const own = await service.as(MAIL, { viewport: PHONE });
    await own.goto("/minun");
    await follow(own, "Tyyne T.");
    assert.equal(new URL(own.url()).pathname, `/tukijaksot/${known.id}`);
    await own.close();
  });
});
