import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { createAccount, designs } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

/** Sends the events of an input method while a word is being composed, and at the end of the composition. */
async function inputMethod(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const key = async (name: string, code: number, modifiers = 0) => {
    const event = { key: name, code: name, windowsVirtualKeyCode: code, modifiers };
    await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...event });
    await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  };
  return {
    compose: (text: string) =>
      devtools.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    /** The Enter key that accepts the word, as browsers report it to the page. */
    enter: (modifiers = 0) => key("Enter", 229, modifiers),
    escape: () => key("Escape", 229),
    take: (text: string) => devtools.send("Input.insertText", { text }),
  };
}

test("Enter that accepts a Japanese word ends no renaming, mixes no colour, sends no form and generates nothing", async () => {
  const { page } = await fixture.person();
  const method = await inputMethod(page);
  let creates = 0;
  page.on("request", (request) => {
    if (request.url().includes("jobs.create")) creates += 1;
  });

  await designs(page).first().dblclick();
  const name = page.getByLabel("Name of the design");
  await name.selectText();
  await method.compose("さくら");
  await method.enter();
  expect(await name.isVisible()).toBe(true);
  await method.escape();
  expect(await name.isVisible()).toBe(true);
  await method.take("桜");
  expect(await name.inputValue()).toBe("桜");
  await page.keyboard.press("Enter");
  await expect.poll(() => designs(page).first().textContent()).toContain("桜");

  const words = page.getByLabel("The design in words");
  await words.focus();
  await method.compose("はな");
  await method.enter(2);
  await method.take("花");
  await page.waitForTimeout(500);
  expect(creates).toBe(0);

  const color = page.getByLabel("Own colour");
  await color.selectText();
  await method.compose("あ");
  await method.enter();
  expect(await color.getAttribute("aria-invalid")).toBe("true");
  await method.take("#112233");

  await createAccount(page, "Ada");
  await page.getByRole("button", { name: "Account: Ada" }).click();
  await page.getByRole("menuitem", { name: /API keys/ }).click();
  const keys = page.getByRole("dialog");
  await keys.getByLabel("What is it for?").focus();
  await method.compose("みせ");
  await method.enter();
  await method.escape();
  await method.take("店");
  expect(await keys.isVisible()).toBe(true);
  expect(await keys.getByText("It is shown only this once").count()).toBe(0);
  await page.keyboard.press("Enter");
  await keys.getByText("It is shown only this once").waitFor();
}, 120_000);
