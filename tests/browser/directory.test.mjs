// The directory, walked by those who need it, in a real browser. Each journey is a test of its own: add further ones
// below, with the same service.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { choose, fetchFile, field, fillReferral, follow, heading, holds, lacks, load, main, press, textOfPdf, told } from "./hands.mjs";
import { closeBrowser, keepFailure, PHONE, start, until } from "./service.mjs";

let service;
before(async () => {
  service = await start("demo");
}, { timeout: 180_000 });
after(async () => {
  await service?.stop();
  await closeBrowser();
});

/** A walk by somebody who has not signed in; a picture is kept when it fails. */
function walk(title, options, steps) {
  test(title, { timeout: 120_000 }, async () => {
    const context = await service.newContext({ viewport: PHONE, ...options });
    const page = await context.newPage();
    try {
      await steps(page);
    } catch (error) {
      await keepFailure(page, title);
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** The municipality in which the walk goes: the demo has several. */
const municipality = () => service.personas.find((one) => one.role === "coordinator").municipality;
const username = (role) => service.personas.find((one) => one.role === role).username;
const front = (page) => page.goto(`/?kunta=${municipality()}`);

const rows = (page) => page.locator(".finding-found .card h3").allInnerTexts();

describe("a resident finds and prints", () => {
  for (const [how, options] of [["with the script", {}], ["without JavaScript", { javaScript: false }]]) {
    walk(`from a need to a sheet in the hand, ${how}`, options, async (page) => {
      let choices = 0;
      let keys = 0;
      const choose = async (act) => {
        choices += 1;
        await act();
      };

      // An activity is open in two choices, without typing.
      await front(page);
      await heading(page, "Löydä seuraa, tekemistä ja tukea läheltä");
      await choose(() => follow(page, "Seuraa ja juttukavereita"));
      await heading(page, "Etsi toimintaa");
      const found = await rows(page);
      assert.ok(found.length >= 3, `only ${found}`);
      await choose(() => load(page, () => page.locator(".finding-found .card h3 a").first().click()));
      await heading(page, found[0]);
      holds(await main(page), "Milloin");
      console.log(`# an activity is open after ${choices} choices and ${keys} keystrokes (${how})`);
      assert.equal(choices, 2);

      // Then in one's own words.
      await page.goBack();
      await field(page, "Mitä etsit?").fill("kahviseuraa");
      keys += "kahviseuraa".length;
      await choose(() => press(page, "Hae"));
      holds((await rows(page)).slice(0, 3).join(", "), "Kahvikerho");
      assert.ok(await page.locator(".card mark").count() > 0, "no word of the question is marked");
      const status = (await page.getByRole("status").allInnerTexts()).join(" ");
      assert.match(status, /\d+ sopivaa/);

      // Two onto the shortlist: the page comes back to the link, which now takes them off.
      for (const n of [0, 1]) {
        const link = page.locator(".card").nth(n).getByRole("link", { name: "Lisää listalle" });
        const id = await link.getAttribute("id");
        await choose(() => load(page, () => link.click()));
        const now = page.locator(`#${id}`);
        holds(await now.innerText(), "Poista listalta");
        assert.equal(await now.evaluate((el) => el.ownerDocument.activeElement === el || el.matches(":target")), true);
      }
      holds(await main(page), "Listallasi on 2 toimintaa");
      await choose(() => follow(page, "Listallasi on 2 toimintaa"));
      await heading(page, "Sinulle valittua toimintaa");
      const listed = await page.locator(".card h3").allInnerTexts();

      // The sheet.
      choices += 1;
      const href = await page.getByRole("link", { name: "Lataa PDF isolla tekstillä" }).getAttribute("href");
      const { headers, body } = await fetchFile(page, href);
      assert.equal(headers["content-type"], "application/pdf");
      const text = textOfPdf(body);
      for (const title of listed) holds(text, title);
      assert.match(text, /Soita: .*\d{4} \d{3} \d{3}/u);
      assert.deepEqual(await page.context().cookies(), [], "whoever looks gets no cookie");
      console.log(`# a sheet is in the hand after ${choices} choices and ${keys} keystrokes (${how})`);
    });
  }

  walk("what narrows is seen, and can be taken away one by one", {}, async (page) => {
    await page.goto(`/toiminta?kunta=${municipality()}`);
    const before = (await rows(page)).length;
    await page.locator("details.more > summary", { hasText: "Rajaa hakua" }).click();
    await page.getByRole("checkbox", { name: /^Joku on vastassa ovella/ }).check();
    await page.getByRole("checkbox", { name: /^Maksuton/ }).check();
    await press(page, "Näytä tulokset");
    const narrowed = await main(page);
    holds(narrowed, "Poista rajaus: Joku on vastassa ovella");
    holds(narrowed, "Kysy järjestäjältä");
    holds(narrowed, "Ei tietoa: Joku on vastassa ovella");
    await follow(page, "Poista rajaus: Maksuton");
    lacks(await main(page), "Poista rajaus: Maksuton");
    await follow(page, "Poista rajaus: Joku on vastassa ovella");
    assert.equal((await rows(page)).length, before);
  });

  walk("a village is near, and the way is told", {}, async (page) => {
    await page.goto(`/toiminta?kunta=${municipality()}&q=kerho`);
    const villages = await field(page, "Missä?").locator("option").allTextContents();
    assert.ok(villages.length >= 4, `only ${villages}`);
    await field(page, "Missä?").selectOption(villages[1]);
    await press(page, "Hae");
    holds(await main(page), "Lähimmät ja pian alkavat ensin.");
    assert.match(await main(page), /\d (m|km)|aivan lähellä/u);
  });

  walk("nothing is never the end", {}, async (page) => {
    await page.goto(`/toiminta?kunta=${municipality()}&q=xqzwvk`);
    const said = await main(page);
    holds(said, "Emme löytäneet juuri tällaista. Kokeile näitä:");
    holds(said, "Tänne voit tulla ilmoittautumatta");
    await follow(page, "Suru tai menetys");
    assert.ok((await rows(page)).length > 0);
  });

  walk("danger is heard before anything else", {}, async (page) => {
    await page.goto(`/toiminta?kunta=${municipality()}&q=${encodeURIComponent("mies lyö")}`);
    const panel = page.getByRole("complementary", { name: "Apua heti" });
    await panel.getByRole("heading", { name: "Onko sinulla tai jollakin muulla hätä?" }).waitFor();
    const numbers = await panel.locator("a.number").allInnerTexts();
    assert.deepEqual(numbers.slice(0, 2), ["112", "080 005 005"]);
    assert.match(await panel.innerText(), /Numerot tarkistettu \d+\.\d+\.\d{4}/);
    assert.ok((await panel.boundingBox()).y < (await page.getByRole("status").first().boundingBox()).y);
  });

  walk("the page speaks other languages and keeps the question", {}, async (page) => {
    await page.goto(`/toiminta?kunta=${municipality()}&q=samtal`);
    await page.locator("details.languages > summary").click();
    await follow(page, "Svenska");
    await heading(page, "Sök aktiviteter");
    assert.equal(await field(page, "Vad söker du?").inputValue(), "samtal");
    holds((await rows(page)).join(", "), "Kahvikerho");
  });

  walk("suggestions come while somebody types", {}, async (page) => {
    await front(page);
    await field(page, "Mitä etsit?").pressSequentially("kah");
    const suggested = () => page.locator("datalist option").evaluateAll((all) => all.map((one) => one.value));
    await until("suggestions", async () => (await suggested()).includes("Kahvikerho"), 10);
  });

  walk("a strange question has a clear answer", { javaScript: false }, async (page) => {
    const path = (q) => `/toiminta?kunta=${municipality()}&q=${encodeURIComponent(q)}`;
    for (const q of ["\u0000\u0001", "👵🏽☕️", "مقهى", "\u202eohrek", "<script>alert(1)</script>", "%", "a".repeat(300)]) {
      const answer = await page.goto(path(q));
      assert.equal(answer.status(), 200, JSON.stringify(q));
    }
    holds(await main(page), "Hakusi oli pitkä. Käytimme sen alkua.");
    const long = await page.request.get(path("kahvi ".repeat(8_000)));
    assert.equal(long.status(), 200);
    assert.match(await long.text(), /Kahvikerho/);
  });
});

describe("a professional guides", () => {
  walk("from the six questions to a list in the hand, and on to a referral", {}, async (page) => {
    await page.goto(`/ohjaus/puheeksiotto?kunta=${municipality()}`);
    await page.getByRole("group", { name: "Onko sinulla joku, jonka kanssa lähteä?" }).getByRole("radio", { name: "Ei", exact: true }).check();
    await page.getByRole("group", { name: "Jaksatko yleensä lähteä kotoa?" }).getByRole("radio", { name: "Ei", exact: true }).check();
    await press(page, "Näytä ehdotus");
    holds(await main(page), "Ehdotus: hyvinvointilähete");
    lacks(page.url(), "somebody", "strength");
    await page.goto(`/lista?kunta=${municipality()}&t=1,2`);
    await follow(page, "Ammattilainen: anna lista asukkaalle tai tee siitä lähete");
    await heading(page, "Anna lista asukkaalle");
    await page.getByLabel("Missä työskentelet?").selectOption({ index: 1 });
    await press(page, "Näytä puhelimelle");
    await heading(page, "Sinulle valittua toimintaa");
    await follow(page, "Ammattilainen: anna lista asukkaalle tai tee siitä lähete");
    holds(await main(page), "Yksikkö:");
    await follow(page, "Tee lähete tästä listasta");
    holds(decodeURIComponent(page.url()), "jatka=/lahetteet/uusi?t=1,2");
    await service.signIn(page, username("referrer"), null);
    await heading(page, "Uusi hyvinvointilähete");
    await fillReferral(page);
    await press(page, "Lähetä lähete");
    await heading(page, "Lähete on lähetetty");
    const id = new URL(page.url()).pathname.split("/")[2];

    // What was on the list came along, for the coordinator.
    const desk = await service.as(username("coordinator"));
    await desk.goto(`/vastaanotto/${id}`);
    if (await desk.getByRole("button", { name: "Ota vastaan" }).count()) await press(desk, "Ota vastaan");
    await desk.goto(`/vastaanotto/${id}`);
    holds(await main(desk), "Kävelykaverit");
    await desk.close();
  });
});

describe("a link worker marks a visit", () => {
  walk("an activity is found and picked together, visited, and goes on", {}, async (page) => {
    await service.signIn(page, username("link_worker"));
    await page.goto("/minun");
    const cases = await page.locator('main a[href^="/tukijaksot/"]').evaluateAll((all) => all.map((a) => new URL(a.href).pathname.split("/")[2]));
    for (const id of new Set(cases)) {
      await page.goto(`/tukijaksot/${id}/toiminta`);
      if (await page.getByLabel("Mitä etsitte?").count()) break;
    }
    await field(page, "Mitä etsitte?").fill("käsitöitä");
    await press(page, "Etsi");
    lacks(page.url(), "käsit", "k%C3%A4sit");
    const title = (await page.locator("#valitse .card h3").first().innerText()).trim();
    await load(page, () => page.locator("#valitse .card button").first().click());
    const own = page.locator(".card", { hasText: title }).first();
    const mark = () => load(page, () => own.getByRole("link", { name: /Kirjaa, miten kävi/ }).click());
    await mark();
    await heading(page, "Miten kävi?");
    await choose(page, "Mitä tapahtui?", "Käytiin yhdessä");
    await press(page, "Tallenna");
    holds(await own.innerText(), "Käyty yhdessä");
    await mark();
    await choose(page, "Mitä tapahtui?", "Asukas jatkaa siellä itse");
    await press(page, "Tallenna");
    holds(await own.innerText(), "Jatkuu");
  });
});

describe("somebody misses something", () => {
  walk("a wish without a name; a phone number is refused and the words stay", {}, async (page) => {
    await page.goto(`/toive?kunta=${municipality()}`);
    holds(await main(page), "Emme kysy nimeäsi.");
    await page.getByRole("checkbox", { name: "Kulttuuria" }).check();
    await page.getByLabel("Haluatko kertoa lisää? (ei pakollinen)").fill("Kuoroa. Soita 040 000 0000.");
    await press(page, "Lähetä toive");
    holds(await main(page), "Poista tekstistä puhelinnumero");
    assert.equal(await page.getByLabel("Haluatko kertoa lisää? (ei pakollinen)").inputValue(), "Kuoroa. Soita 040 000 0000.");
    await page.getByLabel("Haluatko kertoa lisää? (ei pakollinen)").fill("Kuoroa iltaisin.");
    await press(page, "Lähetä toive");
    await told(page, "Kiitos. Toiveesi on tallennettu ilman nimeä.");
  });
});
