// A resident answers on a phone, by the code of the letter about the end; opening the link changes nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { choose, fillOptional, heading, holds, lacks, main, press, textOfPdf } from "./hands.mjs";
import { closeBrowser, engines, keepFailure, PHONE, start } from "./service.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const services = new Map();

before(async () => {
  for (const engine of engines()) services.set(engine, await start(engine));
});

after(async () => {
  for (const service of services.values()) await service.stop();
  await closeBrowser();
});

/** No sideways scrolling, and nothing that axe finds. */
async function looksRight(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= PHONE.width, `${page.url()} is ${wide} wide`);
  await page.evaluate(`${AXE}; undefined`);
  const found = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`), []);
}

for (const engine of engines()) {
  test(`a resident gives feedback without a name (${engine})`, { timeout: 240_000 }, async () => {
    const service = services.get(engine);
    const desk = await (await service.newContext()).newPage();
    const context = await service.newContext({ viewport: PHONE });
    const page = await context.newPage();
    try {
      // The support of somebody who has not been asked yet has ended, and the letter about it waits.
      const closed = "select c.id from cases c join residents r on r.id = c.resident_id where c.state = 'closed' and c.municipality_id = '758' and r.letter_allowed = 1";
      const [id] = service.ask(`${closed} limit 1`);
      service.ask(`update closings set heard = null, helped = null, feedback_words = null, feedback_later = 1 where case_id = '${id}'`);
      service.ask(`delete from feedback_words where case_id = '${id}'`);
      const [letter] = service.ask(`select id from letters where case_id = '${id}' and kind = 'ending' limit 1`);
      await service.signIn(desk, "kaisa.koski@esittely.example");
      await desk.goto(`/tukijaksot/${id}/kirjeet/${letter}`);
      holds(await desk.content(), "XXXX-XXXX-XXXX");
      const pdf = await desk.evaluate(async () => {
        const form = document.querySelector("main form");
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        return Array.from(new Uint8Array(await answer.arrayBuffer()));
      });
      const paper = textOfPdf(Buffer.from(pdf));
      const code = paper.match(/[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/)?.[0];
      assert.ok(code, `no code in the letter: ${paper}`);

      // Opening changes nothing, also three times and without a browser, and names nobody.
      await page.goto("/oma/palaute");
      await looksRight(page);
      await page.getByLabel("Koodi").fill(code.toLowerCase().replaceAll("-", " "));
      await press(page, "Jatka");
      const link = page.url();
      const kept = () => service.ask("select count(*) from tokens where kind = 'feedback'").join();
      const before = kept();
      for (let turn = 0; turn < 3; turn += 1) assert.equal((await fetch(link)).status, 200);
      assert.equal(kept(), before);
      const [name] = service.ask(`select r.name from residents r join cases c on c.resident_id = r.id where c.id = '${id}'`);
      lacks(await page.content(), ...name.split(" "));

      // One question a page, and back.
      await looksRight(page);
      await choose(page, "Kuunneltiinko sinua?", "Kyllä");
      await press(page, "Jatka");
      await choose(page, "Oliko tuesta apua?", "Vähän");
      await looksRight(page);
      await press(page, "Edellinen kysymys");
      assert.ok(await page.getByRole("radio", { name: "Kyllä", exact: true }).isChecked(), "what was answered stays");
      await press(page, "Jatka");
      await press(page, "Jatka");
      await fillOptional(page, "Mitä haluat sanoa?", "Kävelyt olivat hyviä.");
      await looksRight(page);
      await press(page, "Jatka");
      await press(page, "Jatka");
      holds(await main(page), "Valitse, saako koordinaattori tietää, että vastaukset ovat sinun.");
      await choose(page, "Saako koordinaattori tietää, että vastaukset ovat sinun?", "Ei saa, vastaan ilman nimeä");
      await looksRight(page);
      await press(page, "Jatka");
      await heading(page, "Kiitos palautteesta");
      await looksRight(page);

      // Once, and without a trace.
      const again = await page.goto(link);
      assert.equal(again.status(), 410);
      holds(await main(page), "Linkki ei enää toimi");
      await looksRight(page);
      assert.equal(service.ask("select count(*) from tokens where kind = 'feedback'").join(), "0");
      assert.equal(service.ask(`select coalesce(heard, '-') from closings where case_id = '${id}'`).join(), "-");
      await desk.goto("/palautteet");
      lacks(await main(desk), "Kävelyt olivat hyviä.");
    } catch (error) {
      await keepFailure(page, `feedback ${engine}`);
      throw error;
    } finally {
      await context.close();
    }
  });
}
