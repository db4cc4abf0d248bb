import type { Page } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { painter } from "./screens/seat.ts";
import { addPhoto, generate, openSection, placeFiveNails } from "./studio.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture();

/** Opens the card of the design on the stage in a separate window, as its button does. */
async function openCard(page: Page): Promise<Page> {
  await openSection(page, "In the chair");
  const line = page.getByRole("button", { name: /^≈ \d+ min/ });
  if (await line.isVisible()) await line.click();
  const [card] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Salon card" }).click(),
  ]);
  await card.getByRole("heading", { name: "Steps" }).waitFor();
  return card;
}

async function swirlsOnAHand(page: Page): Promise<void> {
  await addPhoto(page);
  await placeFiveNails(page);
  await openSection(page, "Pattern");
  await page.getByRole("radio", { name: "swirl" }).click();
}

/** The millimetres in one point of a PDF. */
const MM = 25.4 / 72;

async function printed(card: Page): Promise<{ text: string; pages: number; size: number[] }> {
  const pdf = await card.pdf({ preferCSSPageSize: true, printBackground: false });
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(document, { mergePages: true });
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  return {
    text: text.replaceAll(/\s+/g, " "),
    pages: totalPages,
    size: [width, height].map((side) => Math.round(side * MM)),
  };
}

test("the card is one page of A4, Letter or A6 with all that the table needs", async () => {
  const { page, faults } = await fixture.person();
  await swirlsOnAHand(page);
  const card = await openCard(page);
  expect(new URL(card.url()).pathname).toMatch(/^\/card\/[^/]+$/);
  const papers = { A4: [210, 297], Letter: [216, 279], A6: [105, 148] };
  for (const [paper, size] of Object.entries(papers)) {
    await card.getByRole("radio", { name: paper, exact: true }).click();
    const { text, ...sheet } = await printed(card);
    expect({ paper, ...sheet }).toEqual({ paper, pages: 1, size });
    expect(text).toContain("Design 1");
    expect(text).toMatch(/≈ \d+ min\s+\d+–\d+ €/);
    for (const finger of ["Thumb", "Index", "Middle", "Ring", "Little"])
      expect(text).toContain(`${finger} nail`);
    expect(text).toMatch(/Oval, medium \(no\. \d\): \d+\.\d mm of free edge, 15\.0 mm wide/);
    for (const title of ["Preparation", "Shape and length", "Colour", "Top coat and oil"])
      expect(text).toContain(title);
    expect(text).toMatch(/Swirls, 10 nails/);
    expect(text).toMatch(/#[0-9A-F]{6}, base colour/);
    expect(text).toContain("Liner brush");
    expect(text).toMatch(/a liner draws 0\.2 mm at its finest/);
    // The buttons are not printed.
    expect(text).not.toMatch(/Cure 60 s Begin|Back to the design/);
  }
  expect(faults).toEqual([]);
});

test("on a phone the steps are ticked off and the clock runs on, over a reload", async () => {
  const { page, faults } = await fixture.person(PHONE);
  await swirlsOnAHand(page);
  const card = await openCard(page);
  const step = (name: RegExp) => card.getByRole("checkbox", { name });
  const box = await card.locator("label", { has: step(/^Preparation/) }).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(56);
  await step(/^Preparation/).tap();
  await step(/^Colour/).tap();
  await card.getByText(/^2 of \d done$/).waitFor();
  await card.getByRole("button", { name: "Start" }).tap();
  await card.getByRole("button", { name: "Cure 60 s" }).tap();
  await card.getByRole("timer").getByText("0:02").waitFor();
  expect(await obstaclesByDayAndNight(card)).toEqual([]);
  await card.reload();
  await card.getByText(/^2 of \d done$/).waitFor();
  expect(await step(/^Preparation/).isChecked()).toBe(true);
  expect(await step(/^Shape and length/).isChecked()).toBe(false);
  await card.getByRole("button", { name: /^Lamp off \(\d+ s\)$/ }).waitFor();
  await card.getByRole("button", { name: "Pause" }).tap();
  const [minutes, seconds] = (await card.getByRole("timer").locator("strong").innerText()).split(
    ":",
  );
  expect(Number(minutes) * 60 + Number(seconds)).toBeGreaterThanOrEqual(2);
  const width = await card.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(PHONE.viewport.width);
  await card.getByRole("button", { name: "Begin anew" }).tap();
  await card.getByText(/^0 of \d done$/).waitFor();
  expect(faults).toEqual([]);
});

test("a card follows its design and shows its newest image; that of an unknown one says so", async () => {
  const { page, faults } = await fixture.person();
  await swirlsOnAHand(page);
  const card = await openCard(page);
  await card.getByText(/^Swirls, 10 nails/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "dots" }).click();
  await card.getByText(/^Dots, 10 nails/).waitFor();
  await card.getByAltText("The look on the hand").and(card.locator("[src^=blob]")).waitFor();
  expect(await obstaclesByDayAndNight(card)).toEqual([]);
  const jobId = await generate(page);
  await painter(fixture.server.origin)();
  await card.reload();
  await card.getByAltText("The look on the hand").waitFor();
  // A browser that does not have the design reads it from its job.
  await card.goto(`/card/${crypto.randomUUID()}?job=${jobId}`);
  await card.getByText(/^Dots, 10 nails/).waitFor();
  await card.getByAltText("The look on the hand").waitFor();
  await card.getByRole("link", { name: "To the studio" }).waitFor();
  await page.goto("/card/nobody");
  await page.getByRole("heading", { name: "This design is not on this device" }).waitFor();
  expect(await obstaclesByDayAndNight(page)).toEqual([]);
  await page.getByRole("link", { name: "To the studio" }).click();
  await page.getByRole("button", { name: "Generate" }).waitFor();
  expect(faults).toEqual([]);
});
