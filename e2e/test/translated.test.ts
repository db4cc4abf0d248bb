import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { endAll } from "./window-visibility.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, designs, generateButton, newDesign, placeFiveNails } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "6" });

/**
 * Acts like a page translator: replaces every text by two new elements, and does so again after each change of a text.
 */
const translate = (page: Page) =>
  page.evaluate(() => {
    const observer = new MutationObserver(all);
    const isKept = (node: Node) =>
      node.parentElement?.closest("[translate=no], script, style, textarea, font, svg") !== null;
    function one(text: Text) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data.replace(/\S.*/, "«$&»");
      outer.append(inner);
      text.replaceWith(outer);
    }
    function all() {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        if (node.data.trim() !== "" && !isKept(node)) texts.push(node);
      }
      for (const text of texts) one(text);
      observer.takeRecords();
    }
    all();
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });

const bar = (page: Page) => page.getByRole("contentinfo");
const price = (page: Page) => bar(page).locator("p").first();
const jobLine = (page: Page) => page.locator("[data-newest-job]");
const count = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).click();

test("on a translated page amounts, reasons and states stay true, and nothing breaks", async () => {
  const person = await fixture.person();
  const { page } = person;
  await translate(page);
  await expect.poll(() => price(page).textContent()).toContain("«1 image»");
  for (const [images, credits] of [
    ["4 images", "4 credits"],
    ["1 image", "1 credit"],
    ["3 images", "3 credits"],
  ] as const) {
    await count(page, images);
    await expect.poll(() => price(page).textContent()).toContain(`«${images}»`);
    await expect.poll(() => price(page).textContent()).toContain(`«· ${credits}»`);
  }

  await expect.poll(() => bar(page).textContent()).toContain("«Choose how the images differ");
  await page.getByRole("button", { name: /How the images differ/ }).click();
  await page.getByRole("menuitemradio", { name: /Accents/ }).click();
  await expect.poll(() => bar(page).textContent()).toContain("«Accents»");

  await addPhoto(page);
  await placeFiveNails(page);
  await generateButton(page).click();
  await expect.poll(() => jobLine(page).textContent()).toContain("next in your queue");
  await jobLine(page)
    .getByRole("button", { name: /Cancel/ })
    .click();
  await expect.poll(() => jobLine(page).textContent()).toContain("Nothing was charged");
  await page.waitForTimeout(700);
  await jobLine(page).getByRole("button", { name: /Retry/ }).click();
  await expect.poll(() => jobLine(page).textContent()).toContain("next in your queue");
  await page.getByRole("button", { name: /^Queue/ }).click();
  const queue = page.getByRole("dialog");
  await expect.poll(() => queue.textContent()).toContain("1 waiting");
  await endAll(fixture.server);
  await expect.poll(() => queue.textContent()).toContain("3 images are ready");
  await page.keyboard.press("Escape");
  await expect.poll(() => jobLine(page).textContent()).toContain("3 images are ready");

  await newDesign(page);
  await count(page, "4 images");
  await expect.poll(() => bar(page).textContent()).toContain("Create an account for more");
  await count(page, "2 images");
  await expect.poll(() => bar(page).textContent()).not.toContain("Create an account for more");
  const pill = page.getByRole("button", { name: /Credits/ });
  await expect.poll(() => pill.textContent()).toContain("3");
  await pill.click();
  await expect.poll(() => page.getByLabel("Where credits went").textContent()).toContain("−3");
  await page.keyboard.press("Escape");
  await designs(page).first().click();
  await person.context.setOffline(true);
  await page.getByText("You are offline.").waitFor();
  await person.context.setOffline(false);
  await expect.poll(() => page.getByText("You are offline.").count()).toBe(0);
  expect(await page.getByText("stopped working").count()).toBe(0);
  expect(person.faults.filter((fault) => !fault.includes("ERR_INTERNET"))).toEqual([]);
}, 120_000);
