// A resident answers questions about how they are, alone, on a phone: the link opens nothing without its code, a
// scanner of mails changes nothing, and the link worker sees the answers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, engines, keepFailure, start, story } from "./service.mjs";

const PHONE = { width: 360, height: 740 };
const services = new Map();

before(async () => {
  for (const engine of engines()) services.set(engine, await start(engine));
});

after(async () => {
  for (const service of services.values()) await service.stop();
  await closeBrowser();
});

// Presses Tab until something that fits has the focus.
async function tabTo(page, selector) {
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`Tab never comes to ${selector}`);
}

for (const engine of engines()) {
  test(`a resident answers by a link on ${engine}`, async (t) => {
    const service = services.get(engine);
    const step = story(t);
    let worker;
    let measurements;
    let link;
    let code;
    const resident = await (await service.newContext({ viewport: PHONE })).newPage();

    await step("the link worker makes a link", async () => {
      const walker = service.ask(
        "select a.username from cases c join accounts a on a.id = c.link_worker_id where c.state = 'underway' order by c.id",
      )[0];
      const id = service.ask(
        `select c.id from cases c join accounts a on a.id = c.link_worker_id where c.state = 'underway' and a.username = '${walker}' order by c.id`,
      )[0];
      worker = await service.as(walker);
      measurements = `/tukijaksot/${id}/mittaukset`;
      await worker.goto(measurements);
      await worker.getByRole("link", { name: "Lähetä linkki" }).click();
      await worker.getByLabel("Alussa").check();
      await worker.getByLabel("suomi", { exact: true }).check();
      await worker.getByRole("button", { name: "Tee linkki" }).click();
      link = (await worker.locator("dd.address").innerText()).trim();
      code = (await worker.locator("dd .number").first().innerText()).trim();
      assert.match(code, /^\d{3}\s\d{3}$/);
      assert.equal((await worker.locator("main").innerText()).includes("Viestipalvelu"), false);
    });

    await step("a scanner opens the link many times and changes nothing", async () => {
      for (let n = 0; n < 25; n += 1) {
        const seen = await fetch(link, { redirect: "manual" });
        assert.equal(seen.status, 200);
        assert.equal(seen.headers.get("set-cookie"), null);
      }
      assert.equal(service.ask("select count(*) from askings where opened_at is not null or answered_at is not null")[0], "0");
    });

    await step("the resident gives the code and answers at 360 px", async () => {
      await resident.goto(link);
      const text = await resident.locator("body").innerText();
      assert.match(text, /Sinulle on viesti/);
      await resident.getByLabel("Koodi").fill("12");
      await resident.getByRole("button", { name: "Avaa" }).click();
      await resident.getByText("Koodi ei täsmää.").first().waitFor();
      await resident.getByLabel("Koodi").fill(code);
      await resident.getByRole("button", { name: "Avaa" }).click();
      await resident.getByRole("heading", { name: "Kysely voinnistasi" }).waitFor();
      assert.equal(new URL(resident.url()).pathname, "/oma/mittari");
      const wide = await resident.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= PHONE.width, `the page is ${wide} px wide`);
      const size = await resident.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main")).fontSize));
      assert.ok(size >= 22, `text of ${size} px`);
      await resident.locator("label:has(#satisfaction-6)").click();
      await resident.locator("label:has(#company-none)").click();
      await resident.getByText("Vastaukset ovat tallessa").first().waitFor();
      await resident.reload();
      assert.equal(await resident.locator("#satisfaction-6").isChecked(), true, "the answer is still there");
      await resident.context().setOffline(true);
      await resident.locator("label:has(#going_out-5)").click();
      await resident.getByText("Ei yhteyttä.").first().waitFor();
      await resident.getByRole("button", { name: "Tallenna vastaukset" }).click();
      await resident.getByRole("heading", { name: "Kysely voinnistasi" }).waitFor();
      assert.equal(await resident.locator("#going_out-5").isChecked(), true, "nothing is lost without a connection");
      await resident.context().setOffline(false);
      await resident.getByText("Vastaukset ovat tallessa").first().waitFor();
      await resident.getByLabel("Ei kukaan").check();
      await resident.getByRole("button", { name: "Tallenna vastaukset" }).click();
      await resident.getByRole("heading", { name: "Kiitos" }).waitFor();
      assert.match(await resident.locator("main").innerText(), /Vastauksesi on tallennettu\./);
      const cookies = await resident.context().cookies();
      assert.equal(cookies.some((cookie) => cookie.name.includes("mittari")), false, "no trail stays");
    });

    await step("the link is used, and the link worker sees the answers", async () => {
      await resident.goto(link);
      await resident.getByRole("heading", { name: "Linkki on jo käytetty" }).waitFor();
      await worker.goto(measurements);
      const rows = await worker.locator("table").last().innerText();
      assert.match(rows, /Vastasi itse omalla laitteella/);
      assert.match(rows, /6\/10/);
    });

    await step("a device handed over shows the form and nothing else", async () => {
      await worker.getByRole("link", { name: "Anna laite asukkaalle" }).click();
      await worker.getByLabel("Puolivälissä").check();
      await worker.getByRole("button", { name: "Anna laite asukkaalle" }).click();
      await worker.getByRole("heading", { name: "Kysely voinnistasi" }).waitFor();
      const other = await worker.context().newPage();
      await other.goto(measurements);
      assert.equal(new URL(other.url()).pathname, "/kirjaudu");
      await other.close();
      // With the keyboard alone: Enter on an answer keeps it and stays, and does not send.
      await tabTo(worker, "[name=company]");
      await worker.keyboard.press("Space");
      await worker.keyboard.press("ArrowRight");
      assert.equal(await worker.locator("#company-1").isChecked(), true);
      await Promise.all([worker.waitForEvent("load"), worker.keyboard.press("Enter")]);
      await worker.getByRole("heading", { name: "Kysely voinnistasi" }).waitFor();
      assert.equal(await worker.locator("#company-1").isChecked(), true, "Enter keeps the answer");
      await tabTo(worker, "button.primary");
      await worker.keyboard.press("Enter");
      await worker.getByText("Anna laite takaisin työntekijälle.").waitFor();
    });

    if (t.signal?.aborted) await keepFailure(resident, "measure");
  });
}
