import { waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import {
  addPhoto,
  askForImages,
  designs,
  drag,
  generate,
  nails,
  photoOfHand,
  stage,
  tool,
} from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

const photo = (page: Page) => stage(page).getByAltText("The hand of this design");
const words = (page: Page) => page.getByLabel("The design in words");
const finish = (page: Page, name: string) =>
  page.getByRole("radiogroup", { name: "Finish" }).getByRole("radio", { name, exact: true });
const openHistory = async (page: Page): Promise<Locator> => {
  await page.getByRole("button", { name: "History" }).click();
  const list = page.getByRole("menu", { name: "History" });
  await list.waitFor();
  return list;
};
const rows = (list: Locator) => list.getByRole("menuitemradio").allTextContents();

/** Returns the open design's undo steps as stored in the browser, once they are the expected ones. */
async function kept(page: Page): Promise<Record<string, unknown>> {
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  return page.evaluate(() => {
    const { state } = JSON.parse(localStorage.getItem("lacquer.tabs") ?? "{}") as {
      state: { activeId: string; tabs: Record<string, unknown>[] };
    };
    const tab = state.tabs.find(({ id }) => id === state.activeId) ?? {};
    const passing = new Set(["updatedAt", "jobAt", "drawingImageUrl", "seenVersion"]);
    return Object.fromEntries(Object.entries(tab).filter(([key]) => !passing.has(key)));
  });
}

async function changeOfEachKind(page: Page): Promise<string[]> {
  await addPhoto(page);
  await tool(page, "Place nails").click();
  await drag(page, [0.4, 0.5], [0.4, 0.42]);
  await nails(page).first().waitFor();
  await waitFor("the nail's edges to be found", async () => {
    const before = JSON.stringify(await kept(page));
    await page.waitForTimeout(1_000);
    return JSON.stringify(await kept(page)) === before;
  });
  await tool(page, "Draw").click();
  await drag(page, [0.3, 0.3], [0.5, 0.37]);
  await drag(page, [0.3, 0.4], [0.5, 0.47]);
  await finish(page, "chrome").click();
  await page.getByRole("radio", { name: "Oxblood" }).click();
  await page
    .getByRole("slider", { name: /finish/i })
    .first()
    .press("ArrowLeft");
  await words(page).pressSequentially("fine line");
  await page
    .locator("input[type=file][multiple]")
    .first()
    .setInputFiles({ ...(await photoOfHand()), name: "look.jpg" });
  await page.getByRole("img", { name: "Reference 1" }).waitFor();
  await askForImages(page, 2, "Accents");
  await designs(page).first().dblclick();
  await page.getByLabel("Name of the design").fill("Celadon");
  await page.keyboard.press("Enter");
  return [
    "Added the photo",
    "Placed",
    "2 strokes",
    "Finish: glossy → chrome",
    "Base colour: Rose → Oxblood",
    "Finish strength",
    "Wrote “fine”",
    "Wrote “line”",
    "Added a reference",
    "Images: 1 → 2",
    "Images differ in: same → accents",
    "Name: Design 1 → Celadon",
  ];
}

test("each kind of change is undone and redone, over a reload, one step at a time or all at once", async () => {
  const person = await fixture.person();
  const { page } = person;
  const empty = await kept(page);
  const expected = await changeOfEachKind(page);
  const jobId = await generate(page);
  await expect.poll(() => kept(page)).toMatchObject({ generationJobId: jobId });
  const full = await kept(page);
  expect(full).toMatchObject({ name: "Celadon", aiPrompt: "fine line" });

  const list = await openHistory(page);
  const said = (await rows(list)).toReversed();
  expect(said).toEqual(
    ["Before these steps", ...expected].map((start) =>
      expect.stringMatching(new RegExp(`^${start}`)),
    ),
  );
  await list.getByRole("menuitemradio", { name: "Before these steps" }).click();
  await expect.poll(() => kept(page)).toEqual({ ...empty, generationJobId: jobId });
  await page.keyboard.press("Escape");

  await page.reload();
  await page.getByRole("button", { name: "Generate" }).waitFor();
  const undone: Record<string, unknown>[] = [];
  const redo = page.getByRole("button", { name: "Redo" });
  while (await redo.isEnabled()) {
    undone.push(await kept(page));
    await redo.click();
    await expect.poll(() => kept(page)).not.toEqual(undone.at(-1));
  }
  expect(undone).toHaveLength(expected.length + 1);
  await expect.poll(() => kept(page)).toEqual(full);
  await photo(page).waitFor();

  await page.reload();
  await page.getByRole("button", { name: "Generate" }).waitFor();
  for (const before of undone.toReversed()) {
    await page.keyboard.press("Control+z");
    await expect.poll(() => kept(page)).toEqual(before);
  }
  expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);
  expect(person.faults).toEqual([]);
});

test("a dragged slider is one step, and the keys of Undo work wherever the focus is", async () => {
  const { page } = await fixture.person();
  const slider = page.getByRole("slider", { name: /finish/i }).first();
  await slider.scrollIntoViewIfNeeded();
  const box = await waitFor("the slider", () => slider.boundingBox());
  const value = () => slider.inputValue();
  const before = await value();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let x = 0.5; x < 0.9; x += 0.04)
    await page.mouse.move(box.x + box.width * x, box.y + box.height / 2);
  await page.mouse.up();
  const after = await value();
  expect(after).not.toBe(before);
  await page.keyboard.press("Control+z");
  await expect.poll(value).toBe(before);
  await page.keyboard.press("Control+y");
  await expect.poll(value).toBe(after);

  await words(page).pressSequentially("gold leaf");
  await page.keyboard.press("Control+z");
  await expect.poll(() => words(page).inputValue()).toBe("gold ");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Meta+z");
  await expect.poll(value).toBe(before);
  await page.keyboard.press("Meta+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => words(page).inputValue()).toBe("gold leaf");
  await page.getByRole("button", { name: "Collection" }).focus();
  await page.keyboard.press("Control+z");
  await expect.poll(() => words(page).inputValue()).toBe("gold ");
});

test("a text field in a dialog keeps the browser's own undo", async () => {
  const { page } = await fixture.person();
  await words(page).fill("gold");
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign in" }).click();
  const email = page.getByRole("dialog").getByLabel("E-mail");
  await email.pressSequentially("someone");
  await page.keyboard.press("Control+z");
  await expect.poll(() => email.inputValue()).not.toBe("someone");
  expect(await words(page).inputValue()).toBe("gold");
});

test("a composed word is one step, and the input method's keys undo nothing", async () => {
  const { page } = await fixture.person();
  const devtools = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    devtools.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await words(page).fill("gold ");
  await words(page).press("End");
  for (const text of ["は", "はn", "はな"]) await compose(text);
  const z = { key: "z", code: "KeyZ", windowsVirtualKeyCode: 229, modifiers: 2 };
  await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...z });
  await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...z });
  expect(await words(page).inputValue()).toBe("gold はな");
  await devtools.send("Input.insertText", { text: "花" });
  await expect.poll(() => words(page).inputValue()).toBe("gold 花");
  await page.keyboard.press("Control+z");
  await expect.poll(() => words(page).inputValue()).toBe("gold ");
  await page.keyboard.press("Control+z");
  await expect.poll(() => words(page).inputValue()).toBe("");
});

test("an undo in one window reaches the other, which can continue undoing from there", async () => {
  const { page, open } = await fixture.person();
  await words(page).fill("gold");
  await finish(page, "chrome").click();
  await kept(page);
  const other = await open();
  expect(await words(other).inputValue()).toBe("gold");
  await page.keyboard.press("Control+z");
  await expect.poll(() => finish(other, "glossy").isChecked()).toBe(true);
  await other.keyboard.press("Control+z");
  await expect.poll(() => words(other).inputValue()).toBe("");
  await expect.poll(() => words(page).inputValue()).toBe("");
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  await expect.poll(() => finish(other, "chrome").isChecked()).toBe(true);
  expect(await words(other).inputValue()).toBe("gold");
});

test("arrow keys walk the history, and it stays open for the next step", async () => {
  const { page } = await fixture.person();
  await finish(page, "chrome").click();
  await finish(page, "matte").click();
  await page.getByRole("button", { name: "History" }).focus();
  await page.keyboard.press("Enter");
  const list = page.getByRole("menu", { name: "History" });
  const now = list.getByRole("menuitemradio", { name: "Finish: chrome → matte" });
  await expect.poll(() => now.evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => finish(page, "chrome").isChecked()).toBe(true);
  await page.keyboard.press("End");
  await page.waitForTimeout(700);
  await page.keyboard.press("Enter");
  await expect.poll(() => finish(page, "glossy").isChecked()).toBe(true);
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  const opener = page.getByRole("button", { name: "History" });
  await expect
    .poll(() => opener.evaluate((button) => button === document.activeElement))
    .toBe(true);
});
