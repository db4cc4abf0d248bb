import { handPhoto, newEmail, PASSWORD, waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";

/**
 * Returns a drawn hand with five nails, the same on every machine. A real photo beside the repository must not replace
 * it: how many of a real hand's nails are certain depends on the networks.
 */
export async function photoOfHand(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  return { name: "hand.jpg", mimeType: "image/jpeg", buffer: await handPhoto() };
}

export const designs = (page: Page): Locator =>
  page.getByRole("tablist", { name: "Designs" }).getByRole("tab");
export const stage = (page: Page): Locator =>
  page.getByRole("region", { name: "Photo and drawing" });
export const tool = (page: Page, name: string): Locator =>
  page.getByRole("toolbar", { name: "Tools" }).getByRole("radio", { name });
/** Chooses a tool. On a phone, all tools are behind one button. */
export async function takeTool(page: Page, name: string): Promise<void> {
  const folded = page.getByRole("button", { name: /^Tools:/ });
  if (await folded.isVisible()) await folded.click();
  await tool(page, name).click();
}

/** Opens a phone's sheet at this section. On other screens, all sections are open already. */
export async function openSection(page: Page, name: string): Promise<void> {
  const chip = page.getByRole("tab", { name, exact: true });
  if ((await chip.count()) > 0) await chip.click();
}

/** Returns a button of the studio's corner. On a phone, the buttons of the corner are folded into one button. */
export async function cornerButton(page: Page, name: string | RegExp): Promise<Locator> {
  const button = page.getByRole("button", { name });
  if (!(await button.isVisible()))
    await page.getByRole("button", { name: "More", exact: true }).click();
  return button;
}

export const generateButton = (page: Page): Locator =>
  page.getByRole("button", { name: "Generate" });
const photo = (page: Page): Locator => stage(page).getByAltText("The hand of this design");

/** Presses the button of this name and chooses a photo in the file picker; the drawn hand, unless another file is named. */
export async function pickPhoto(page: Page, button: string, file?: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: button }).click(),
  ]);
  await chooser.setFiles(file ?? (await photoOfHand()));
}

/** Adds a photo to the open design through the file picker. */
export async function addPhoto(page: Page, file?: string): Promise<void> {
  await pickPhoto(page, "Choose a photo", file);
  await photo(page).waitFor();
}

/** Drags over the photo between two points, which are given in fractions of it. */
export async function drag(
  page: Page,
  from: [number, number],
  to: [number, number],
): Promise<void> {
  const box = await waitFor("the photo on the stage", () => photo(page).boundingBox());
  const at = ([x, y]: [number, number]): [number, number] => [
    box.x + x * box.width,
    box.y + y * box.height,
  ];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

/** Five nails across the photo, each drawn from cuticle to tip. */
export async function placeFiveNails(page: Page): Promise<void> {
  await takeTool(page, "Place nails");
  for (let i = 0; i < 5; i += 1) {
    const x = 0.22 + 0.14 * i;
    await drag(page, [x, 0.5], [x, 0.42]);
    await nails(page).nth(i).waitFor();
  }
}

export const nails = (page: Page): Locator =>
  stage(page).getByRole("group", { name: "Nails on the photo" }).getByRole("button");

/** Longer than the time for which a control ignores a repeated press. */
export const MEANT_MS = 700;

export async function newDesign(page: Page): Promise<void> {
  const before = await designs(page).count();
  await page.waitForTimeout(MEANT_MS);
  await page.getByRole("button", { name: "New design" }).click();
  await waitFor("the new design", async () => (await designs(page).count()) === before + 1);
}

/** Sets the number of images, and how they should differ. */
export async function askForImages(page: Page, count: number, variation: string): Promise<void> {
  const folded = page.getByRole("button", { name: /^How many images:/ });
  if (await folded.isVisible()) {
    await folded.click();
    await page.getByRole("menuitemradio", { name: `${count} images`, exact: true }).click();
    await page.getByRole("menuitemradio", { name: new RegExp(`^${variation}`) }).click();
    return;
  }
  await page.getByRole("radio", { name: `${count} images`, exact: true }).click();
  await page.getByRole("button", { name: /^How the images differ/ }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${variation}`) }).click();
}

/** Presses Generate and waits for the server's answer. Returns the job's id, or fails with what the server said. */
export async function generate(page: Page): Promise<string> {
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().includes("jobs.create")),
    generateButton(page).click(),
  ]);
  if (!response.ok()) throw new Error(`The job was refused: ${await response.text()}`);
  const id = /"jobId":"([0-9a-f-]{36})"/.exec(await response.text())?.[1];
  if (!id) throw new Error("The create's answer names no job.");
  return id;
}

/** Turns a guest into a person with an account, through the form in the studio. */
export async function createAccount(page: Page, name: string): Promise<void> {
  await (await cornerButton(page, /^Account/)).click();
  await page.getByRole("menuitem", { name: "Create account" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("E-mail").fill(newEmail());
  await form.getByLabel("Password").fill(PASSWORD);
  await form.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("button", { name: `Account: ${name}` }).waitFor();
}
