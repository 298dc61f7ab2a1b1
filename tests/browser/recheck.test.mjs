// "Still true?": the organiser is asked by mail and answers without an account. Opening the link changes nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { heading, holds, main, press } from "./hands.mjs";
import { closeBrowser, engines, keepFailure, start, until } from "./service.mjs";

const ORGANISER = "kerho@esittely.example";
const SUBJECT = "Ovatko tiedot ajan tasalla?";

const services = new Map();

before(async () => {
  for (const engine of engines()) services.set(engine, await start(engine));
});

after(async () => {
  for (const service of services.values()) await service.stop();
  await closeBrowser();
});

/** Today as pages write it. */
const today = () => new Intl.DateTimeFormat("fi-FI", { timeZone: "Europe/Helsinki" }).format(new Date());

/** The page of an entry, as everybody sees it: its words, and the line that says when it was checked. */
async function shown(page, title) {
  await page.goto("/toiminta?kunta=758");
  for (;;) {
    const link = page.getByRole("link", { name: title, exact: true });
    if (await link.count()) {
      await page.goto(await link.first().getAttribute("href"));
      return main(page);
    }
    await page.getByRole("link", { name: "Näytä lisää" }).click();
  }
}

for (const engine of engines()) {
  test(`an organiser answers a recheck (${engine})`, { timeout: 240_000 }, async () => {
    const service = services.get(engine);
    const context = await service.newContext();
    const page = await context.newPage();
    try {
      // The made-up wood workshop was last checked a hundred days ago: its organiser is asked.
      const mail = await until("a question about the wood workshop", async () => {
        for (const one of service.inbox.mails.filter((m) => m.to.includes(ORGANISER) && m.subject === SUBJECT)) {
          const link = one.text.match(/https?:\/\/[^\s<>]+\/tarkista\/[^\s<>]+/)?.[0];
          if (!link) continue;
          await page.goto(link);
          const words = await main(page);
          // The neighbouring municipality has a workshop of the same name.
          if (words.includes("Puupaja") && words.includes("Syväjärvi")) return { text: one.text, link };
        }
        return null;
      }, 60);
      for (const word of ["Puupaja", "Ilkka"]) assert.ok(!mail.text.includes(word), `the mail says “${word}”`);

      // A scanner of mails opens the link three times, also without a browser: nothing changes.
      const before = await shown(page, "Puupaja");
      const stored = service.ask("select checked_on, checked_by, version from activities order by number").join("\n");
      for (let turn = 0; turn < 3; turn += 1) assert.equal((await fetch(mail.link)).status, 200);
      await page.goto(mail.link);
      await heading(page, "Ovatko nämä tiedot oikein?");
      assert.equal(service.ask("select checked_on, checked_by, version from activities order by number").join("\n"), stored);
      assert.equal(await shown(page, "Puupaja"), before);
      assert.ok(!before.includes(`Tarkistettu ${today()}`), "it was not checked today");

      // The button does.
      await page.goto(mail.link);
      await press(page, "Tiedot ovat oikein");
      await heading(page, "Kiitos vastauksesta");
      holds(await shown(page, "Puupaja"), `Tarkistettu ${today()}`);

      // Once: the link is used up.
      const again = await page.goto(mail.link);
      assert.ok(again.status() >= 400, `the link still works: ${again.status()}`);
    } catch (error) {
      await keepFailure(page, `recheck ${engine}`);
      throw error;
    } finally {
      await context.close();
    }
  });
}
