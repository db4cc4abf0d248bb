import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, openSection, placeFiveNails } from "./studio.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture();

const shelf = (page: Page): Locator => page.getByRole("dialog", { name: "Your bottles" });
const chair = (page: Page): Locator => page.getByRole("dialog", { name: "In the chair" });
const line = (page: Page): Locator =>
  page.getByRole("complementary", { name: "Design" }).getByRole("button", { name: /≈ \d+ min/ });

const openFile = (at: Locator, label: string, name: string, text: string) =>
  at.getByLabel(label).setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** Presses a link that saves a file, and returns the file's text. */
async function saved(page: Page, link: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFile(await download.path(), "utf8");
}

/**
 * Fills the shelf from a table after a broken table was refused. Then saves the shelf as a file and imports that file.
 */
async function fillShelf(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("combobox").fill("your bottles");
  await palette.getByRole("option", { name: "Your bottles", exact: true }).click();
  await openFile(shelf(page), "Open a table", "broken.csv", "name,color\nPink,pink\n");
  await shelf(page).getByText("Line 2: color: A colour is written like #B3202F.").waitFor();
  const table = "name,maker,color\nPink,House,#FF6C9E\nMilk,House,#FFFFFF\n";
  await openFile(shelf(page), "Open a table", "shades.csv", table);
  await expect.poll(() => shelf(page).getByRole("listitem").count()).toBe(2);
  const file = await saved(page, shelf(page).getByRole("link", { name: "Save as a table" }));
  await shelf(page).getByRole("button", { name: "Remove Milk, House" }).click();
  await expect.poll(() => shelf(page).getByRole("listitem").count()).toBe(1);
  await openFile(shelf(page), "Open a table", "bottles.csv", file);
  await expect.poll(() => shelf(page).getByRole("listitem").count()).toBe(2);
  await page.keyboard.press("Escape");
  await shelf(page).waitFor({ state: "detached" });
}

/** Sets the rates by hand, and then from a file of rules after two broken files were refused. */
async function setRates(page: Page): Promise<void> {
  await line(page).click();
  await chair(page).getByLabel("An hour").fill("60");
  await chair(page).getByLabel("Currency").selectOption("USD");
  const file = await saved(page, chair(page).getByRole("link", { name: "Save all rules" }));
  const lines = file.split("\n");
  const hour = lines.findIndex((one) => one.includes('"value": 60'));
  const size = lines.findIndex((one) => one.includes('"size": "1"'));
  const refused = chair(page).getByRole("alert");
  const open = (text: string) => openFile(chair(page), "Open a file of rules", "rules.json", text);
  await open(lines.with(hour, '"value": "much",').join("\n"));
  await refused.getByText(`Line ${hour + 1}: rates.perHour.value`).waitFor();
  await open(lines.with(size, '"size": "0",').join("\n"));
  await refused.getByText(`Line ${size + 1}: The chart has size “0” twice.`).waitFor();
  await open(lines.with(hour, '"value": 90,').join("\n"));
  await refused.waitFor({ state: "detached" });
  await expect.poll(() => chair(page).getByLabel("An hour").inputValue()).toBe("90");
}

async function fixHardNail(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await openSection(page, "Pattern");
  await page.getByRole("radio", { name: "swirl" }).click();
  await line(page)
    .filter({ hasText: /nails hard/ })
    .click();
  await chair(page)
    .getByRole("button", { name: /^Mood: bold, for the/ })
    .first()
    .click();
  await chair(page).getByText("Every nail can be made by hand.").waitFor();
}

async function measureByCard(page: Page): Promise<void> {
  const measures = chair(page).getByRole("region", { name: "Measures" });
  await measures.getByRole("button", { name: "Measure with a bank card" }).click();
  const dialog = page.getByRole("dialog", { name: "Measure with a bank card" });
  await dialog.getByText(/Thumb nail \d+\.\d mm/).waitFor();
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await measures.getByText(/^Measured with the bank card/).waitFor();
}

async function openCard(page: Page): Promise<Page> {
  const [card] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Salon card" }).click(),
  ]);
  await card.getByRole("heading", { name: "Steps" }).waitFor();
  // The bottles are the last to come.
  await card.getByText("Pink, House").first().waitFor();
  return card;
}

async function readPrint(card: Page): Promise<string> {
  const pdf = await card.pdf({ preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(document, { mergePages: true });
  expect(totalPages).toBe(1);
  return text.replaceAll(/\s+/g, " ");
}

test("from rates and bottles over a design to a card that is printed and ticked off, in one sitting", async () => {
  const { page, faults } = await fixture.person();
  await fillShelf(page);
  await addPhoto(page);
  await placeFiveNails(page);
  await setRates(page);
  await fixHardNail(page);
  await measureByCard(page);
  const card = await openCard(page);
  const text = await readPrint(card);
  expect(text).toMatch(/≈ \d+ min\s+\d+–\d+ \$/);
  expect(text).toContain("Pink, House");
  expect(text).toMatch(/Thumb nail .*\d+\.\d mm wide/);
  expect(text).toMatch(/Swirls, 10 nails/);
  expect(text).not.toMatch(/a liner draws 0\.2 mm at its finest/);

  await card.setViewportSize(PHONE.viewport);
  const step = (name: RegExp) => card.getByRole("checkbox", { name });
  const count = await card.getByRole("checkbox").count();
  for (const box of await card.getByRole("checkbox").all()) await box.check();
  await card.getByText(`${count} of ${count} done`).waitFor();
  await step(/^Colour/).uncheck();
  await card.reload();
  await card.getByText(`${count - 1} of ${count} done`).waitFor();
  expect(await step(/^Preparation/).isChecked()).toBe(true);
  expect(await step(/^Colour/).isChecked()).toBe(false);
  expect(await card.evaluate(() => document.documentElement.scrollWidth)).toBe(
    PHONE.viewport.width,
  );
  expect(faults).toEqual([]);
});
