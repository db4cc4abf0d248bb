import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, openSection, placeFiveNails } from "./studio.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture();

const HARD = /nails hard: lines thinner than 0.2 mm at this length/;

const line = (page: Page): Locator =>
  page.getByRole("complementary", { name: "Design" }).getByRole("button", { name: /≈ \d+ min/ });
const panel = (page: Page): Locator => page.getByRole("dialog", { name: "In the chair" });
const mend = (page: Page): Locator => page.getByRole("button", { name: /^Mood: bold, for the/ });

async function swirls(page: Page): Promise<void> {
  await addPhoto(page);
  await placeFiveNails(page);
  await openSection(page, "Pattern");
  await page.getByRole("radio", { name: "swirl" }).click();
}

test("a hard look is mended with one press of a key, and undone with another", async () => {
  const { page, faults } = await fixture.person();
  await swirls(page);
  await line(page).filter({ hasText: HARD }).focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await panel(page)
    .getByText(/a liner draws 0.2 mm at its finest/)
    .first()
    .waitFor();
  // The keyboard focus moves to the next button, because two Enter presses in quick succession would count as a double
  // press.
  await page.keyboard.press("Tab");
  await mend(page).first().focus();
  await page.keyboard.press("Enter");
  await panel(page).getByText("Every nail can be made by hand.").waitFor();
  await panel(page).getByText("Done: Mood: bold").waitFor();
  await page.keyboard.press("Escape");
  await line(page).filter({ hasText: "all by hand" }).waitFor();
  await page.keyboard.press("Control+z");
  await line(page).filter({ hasText: HARD }).click();
  await mend(page).first().click();
  await panel(page).getByRole("button", { name: "Undo" }).click();
  await mend(page).first().waitFor();
  expect(faults).toEqual([]);
});

test("minutes and price follow the design and the studio's own rates, which a reload keeps", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  // Prep 15, extension 60, colour 25 and top 8 minutes, at 38 € an hour, with a range of 8 % either way.
  await line(page).filter({ hasText: "≈ 110 min · 60–75 €" }).waitFor();
  await page.getByRole("radio", { name: "short" }).click();
  await line(page).filter({ hasText: "≈ 50 min · 25–35 €" }).click();
  await panel(page).getByLabel("An hour").fill("60");
  await panel(page).getByLabel("Currency").selectOption("USD");
  await panel(page).getByLabel("To remove first").selectOption("acrylic");
  await panel(page).getByText("Old acrylic off").waitFor();
  await page.keyboard.press("Escape");
  await line(page).filter({ hasText: "≈ 80 min · 70–85 $" }).waitFor();
  await page.reload();
  await line(page).filter({ hasText: "≈ 80 min · 70–85 $" }).waitFor();
  expect(faults).toEqual([]);
});

test("the rules leave as a file and come back from one; a broken one is refused with its line", async () => {
  const { page, faults } = await fixture.person();
  await addPhoto(page);
  await line(page).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    panel(page).getByRole("link", { name: "Save all rules" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("lacquer-craft.json");
  const text = await readFile(await download.path(), "utf8");
  const lines = text.split("\n");
  const prep = lines.findIndex((one) => one.includes('"prep"'));
  const open = (content: string) =>
    panel(page)
      .getByLabel("Open a file of rules")
      .setInputFiles({
        name: "rules.json",
        mimeType: "application/json",
        buffer: Buffer.from(content),
      });
  const minutes = lines.findIndex((one, at) => at > prep && one.includes('"minutes"'));
  await open(lines.with(minutes, '"minutes": "long",').join("\n"));
  await panel(page)
    .getByRole("alert")
    .getByText(`Line ${minutes + 1}: times.prep.minutes`)
    .waitFor();
  await open(text.slice(0, 200));
  await panel(page)
    .getByRole("alert")
    .getByText(/^Line \d+: The JSON has a mistake at this line/)
    .waitFor();
  const edge = lines.findIndex((one) => one.includes('"medium": {'));
  await open(lines.with(edge + 1, '"from": 4,').join("\n"));
  await panel(page)
    .getByRole("alert")
    .getByText(`Line ${edge + 2}: “medium” must begin at 3 mm`)
    .waitFor();
  await open(lines.with(minutes, '"minutes": 45,').join("\n"));
  await panel(page).getByRole("alert").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await line(page).filter({ hasText: "≈ 140 min" }).waitFor();
  expect(faults).toEqual([]);
});

test("on a phone it is a section, in two figures beside Undo, and shuts nobody out", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await swirls(page);
  await page.getByRole("button", { name: /^In the chair: ≈ \d+ min/ }).click();
  const section = page.getByRole("tabpanel", { name: "In the chair" });
  await section.getByRole("region", { name: "By hand" }).waitFor();
  expect(await obstaclesByDayAndNight(page, "[data-chair]")).toEqual([]);
  await mend(page).first().click();
  await section.getByText("Done: Mood: bold").waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(PHONE.viewport.width);
  expect(faults).toEqual([]);
});

test("the client's text has minutes and price, is changed by hand, and the slot goes into a calendar", async () => {
  const { page, context, faults } = await fixture.person();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await addPhoto(page);
  await placeFiveNails(page);
  await line(page).click();
  const client = panel(page).getByRole("region", { name: "For the client" });
  const text = client.getByRole("textbox", { name: "The text" });
  await expect.poll(() => text.inputValue()).toMatch(/takes up to 2 h and costs 60–75 €/);
  await client.getByLabel("The slot").fill("2027-03-05T14:30");
  await expect.poll(() => text.inputValue()).toMatch(/See you on Friday 5 March at 14:30/);
  await text.fill(`${await text.inputValue()} Bring a friend!`);
  const whatsapp = client.getByRole("link", { name: "Open in WhatsApp" });
  expect(new URL((await whatsapp.getAttribute("href")) ?? "").searchParams.get("text")).toMatch(
    /14:30\. Bring a friend!$/,
  );
  await client.getByRole("button", { name: "Copy the text" }).click();
  await client.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/Bring a friend!$/);
  await client.getByRole("radio", { name: "Instagram" }).click();
  await whatsapp.waitFor({ state: "detached" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    client.getByRole("link", { name: "Save the slot for the calendar" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("nails.ics");
  const file = await readFile(await download.path(), "utf8");
  expect(file).toMatch(/^DURATION:PT120M\r$/m);
  expect(file).toMatch(/^SUMMARY:Nails: Design 1\r$/m);
  expect(faults).toEqual([]);
});
