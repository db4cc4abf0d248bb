import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  designs,
  nails,
  newDesign,
  photoOfHand,
  placeFiveNails,
  stage,
} from "./studio.ts";
import { endAll } from "./window-visibility.ts";

const fixture = useFixture();

const SIZES: [string, BrowserContextOptions][] = [
  ["desk", {}],
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
];

/** Longer than the time for which a control ignores a repeated press. */
const MEANT_MS = 700;

const palette = (page: Page) => page.getByRole("dialog", { name: "Commands" });
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? "";
  });

/** Opens the palette, searches for these words and chooses the first result. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const field = palette(page).getByRole("combobox");
  await field.waitFor();
  await expect.poll(() => field.evaluate((own) => own === document.activeElement)).toBe(true);
  await page.keyboard.type(words);
  await palette(page).getByRole("option", { selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await palette(page).waitFor({ state: "detached" });
}

async function obstacles(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  const turning = () =>
    page.evaluate(
      () => document.getAnimations().filter((one) => one instanceof CSSTransition).length,
    );
  await expect.poll(turning).toBe(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.target.join(" ")}`);
}

test("a designer gets from the first run to a finished image by keyboard alone", async () => {
  const { page, faults } = await fixture.person();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a photo" }).press("Enter"),
  ]);
  await chooser.setFiles(await photoOfHand());
  await stage(page).getByAltText("The hand of this design").waitFor();
  await command(page, "place five");
  await expect.poll(() => nails(page).count()).toBe(5);
  await page.keyboard.press("g");
  await expect.poll(() => focused(page)).toContain("1 of 5");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Escape");
  await command(page, "chrome");
  await expect
    .poll(() =>
      page.getByRole("radio", { name: "chrome", exact: true }).getAttribute("aria-checked"),
    )
    .toBe("true");
  await command(page, "base colour midnight");
  await command(page, "almond");
  await Promise.all([
    page.waitForResponse((answer) => answer.url().includes("jobs.create") && answer.ok()),
    page.keyboard.press("Control+Enter"),
  ]);
  await endAll(fixture.server);
  await command(page, "open the collection");
  await page.getByRole("dialog", { name: "Collection" }).waitFor();
  await page.getByRole("link", { name: /^Look at/ }).focus();
  await page.waitForTimeout(MEANT_MS);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Finished image" }).getByText("Full size").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toMatch(/^Look at/);
  expect(faults).toEqual([]);
}, 180_000);

test("the focus returns to the control that opened something, and stays on Generate after a press", async () => {
  const { page } = await fixture.person();
  for (const name of [/^Queue/, "Collection", /^All designs/, /^Credits/]) {
    const button = page.getByRole("button", { name });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => button.evaluate((own) => own === document.activeElement)).toBe(true);
    await page.waitForTimeout(MEANT_MS);
  }
  const account = page.getByRole("button", { name: /^Account/ });
  await account.focus();
  await page.keyboard.press("Enter");
  const entry = page.getByRole("menuitem", { name: "Create account" });
  await entry.waitFor();
  // The second half of a double press is ignored.
  await page.waitForTimeout(MEANT_MS);
  await entry.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toMatch(/^Account/);
  const generate = page.getByRole("button", { name: "Generate", exact: true });
  await generate.focus();
  await page.keyboard.press("Enter");
  await page
    .getByText(/^Waiting|next in your queue/i)
    .first()
    .waitFor();
  await expect.poll(() => focused(page)).toContain("Generate");
});

test("Escape cancels a panel that is still being loaded, and the panel does not open later", async () => {
  const { context, open } = await fixture.person();
  const { promise: mayLoad, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<string>();
  // The studio also loads its parts at rest, so the script may be asked for before the key is pressed.
  await context.route(/assets\/QueuePanel-[\w-]+\.js/, async (route) => {
    ask(route.request().url());
    await mayLoad;
    await route.fallback();
  });
  const page = await open();
  await page.keyboard.press("q");
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 20_000 }).toBe("/queue");
  const script = await asked;
  await page.keyboard.press("Escape");
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 20_000 }).not.toBe("/queue");
  letGo();
  // Resolves once the panel's script has run, so that the panel would be open by now.
  // The code is passed as text, because the test's own compiler would replace the import.
  await page.evaluate(
    `import(${JSON.stringify(script)}).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))`,
  );
  const queue = page.getByRole("dialog", { name: "Queue" });
  expect(await queue.count()).toBe(0);
  await page.keyboard.press("q");
  await queue.waitFor();
  await page.keyboard.press("Escape");
  await queue.waitFor({ state: "detached" });
});

test("letters are text while somebody writes, and shortcuts everywhere else", async () => {
  const { page } = await fixture.person();
  const words = page.locator("textarea").first();
  await words.focus();
  await page.keyboard.type("tcq?");
  expect(await words.inputValue()).toBe("tcq?");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(await designs(page).count()).toBe(1);
  await words.blur();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByText("Command palette").waitFor();
  await sheet.getByText("Generate", { exact: true }).waitFor();
  // Esc closes only the topmost panel.
  await page.keyboard.press("Escape");
  await page.keyboard.press("q");
  await page.getByRole("dialog", { name: "Queue" }).waitFor();
  await page.keyboard.press("Control+k");
  await palette(page).waitFor();
  await page.keyboard.press("Escape");
  await palette(page).waitFor({ state: "detached" });
  await page.getByRole("dialog", { name: "Queue" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("t");
  await expect.poll(() => designs(page).count()).toBe(2);
});

test.each(SIZES)(
  "on a %s a design is found in the list of designs, and moved with keys and by dragging",
  async (_where, options) => {
    const { page } = await fixture.person(options);
    await newDesign(page);
    await newDesign(page);
    await newDesign(page);
    const order = () =>
      designs(page).evaluateAll((tabs) =>
        tabs.map(({ textContent }) => textContent.at(-1)).join(""),
      );
    expect(await order()).toBe("1234");
    await page.getByRole("button", { name: /^All designs/ }).click();
    const list = page.getByRole("dialog", { name: "All designs" });
    const grip = (name: string) => list.getByRole("button", { name: `Move ${name}` });
    await grip("Design 4").focus();
    await page.keyboard.press("ArrowUp");
    await list.getByText("Design 4: place 3 of 4.").waitFor();
    expect(await focused(page)).toBe("Move Design 4");
    const rows = list.getByRole("listitem");
    const from = await grip("Design 4").boundingBox();
    const to = await rows.first().boundingBox();
    if (!from || !to) throw new Error("The list is not drawn.");
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, to.y + 60, { steps: 6 });
    await page.mouse.move(from.x + 20, to.y + 6, { steps: 6 });
    await page.mouse.up();
    await list.getByText("Design 4: place 1 of 4.").waitFor();
    await list.getByRole("searchbox").fill("sign 2");
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByRole("button", { name: /^Design 2/ }).click();
    await list.waitFor({ state: "detached" });
    expect(await designs(page).and(page.locator("[aria-selected=true]")).textContent()).toContain(
      "Design 2",
    );
    await expect.poll(() => focused(page)).toContain("Design 2");
    expect(
      await page.evaluate(() => localStorage.getItem("lacquer.tabs")?.includes("Design 4")),
    ).toBe(true);
  },
  120_000,
);

test.each(SIZES)(
  "on a %s palette, sheet and list are accessible, by day and by night",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    await newDesign(page);
    for (const [words, name] of [
      [null, "Commands"],
      ["keyboard shortcuts", "Keyboard shortcuts"],
      ["all designs", "All designs"],
    ] as const) {
      if (words === null) await page.keyboard.press("Control+k");
      else await command(page, words);
      await page.getByRole("dialog", { name }).waitFor();
      expect(await obstacles(page, "light")).toEqual([]);
      expect(await obstacles(page, "dark")).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    expect(faults).toEqual([]);
  },
  180_000,
);

test("accepting the found nails moves the focus to the first of them", async () => {
  const { page } = await fixture.person();
  await addPhoto(page);
  await placeFiveNails(page);
  const first = nails(page).first();
  await page.getByRole("button", { name: /^Use (it|them)$/ }).count();
  await command(page, "first nail");
  await expect.poll(() => first.evaluate((own) => own === document.activeElement)).toBe(true);
});
