import { CRON_SECRET, handPhoto, waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { englishOn, pt } from "./portuguese.ts";
import { painter } from "./screens/seat.ts";
import { PHONE } from "./touch.ts";

const studio = useFixture({ CRON_SECRET, GUEST_CREDITS: "1234" });
const BRAZIL = { locale: "pt-BR" };

const button = (page: Page, message: string): Locator =>
  page.getByRole("button", { name: pt(message), exact: true });
const language = (page: Page) => page.evaluate(() => document.documentElement.lang);

/** Opens the menu of the account, which a phone folds into another button. */
async function openAccount(page: Page, more: string): Promise<void> {
  const account = page.getByRole("button", { name: /^(?:Account|Conta):/ });
  if (!(await account.isVisible()))
    await page.getByRole("button", { name: more, exact: true }).click();
  await account.click();
}

async function addPhoto(page: Page): Promise<Locator> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    button(page, "Choose a photo").click(),
  ]);
  await chooser.setFiles({ name: "mao.jpg", mimeType: "image/jpeg", buffer: await handPhoto() });
  const photo = page.getByAltText(pt("The hand of this design"));
  await photo.waitFor();
  return photo;
}

/** Draws a nail from its cuticle to its tip. */
async function drawNail(page: Page, photo: Locator): Promise<void> {
  await page.getByRole("radio", { name: pt("Place nails") }).click();
  const box = await waitFor("the photo's place", () => photo.boundingBox());
  const at = (y: number): [number, number] => [box.x + box.width / 2, box.y + y * box.height];
  await page.mouse.move(...at(0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.45));
  await page.mouse.move(...at(0.4));
  await page.mouse.up();
  await page
    .getByRole("group", { name: pt("Nails on the photo") })
    .getByRole("button")
    .first()
    .waitFor();
}

test("a browser that speaks Portuguese gets the studio in Portuguese, from photo to credits", async () => {
  const { page, faults } = await studio.person(BRAZIL);
  expect(await language(page)).toBe("pt-BR");
  expect(await englishOn(page)).toEqual([]);

  await drawNail(page, await addPhoto(page));
  expect(await englishOn(page)).toEqual([]);
  await Promise.all([
    page.waitForResponse((answer) => answer.url().includes("jobs.create")),
    button(page, "Generate").click(),
  ]);
  await painter(studio.server.origin)();
  await page.getByText("Sua imagem está pronta").first().waitFor();
  expect(await englishOn(page)).toEqual([]);

  await page.goto("/collection");
  await page
    .getByRole("list", { name: pt("Images") })
    .getByRole("listitem")
    .first()
    .waitFor();
  expect(await englishOn(page)).toEqual([]);

  await page.goto("/credits");
  const credits = page.getByRole("dialog", { name: pt("Credits") });
  await credits.getByText(pt("Painting started.")).waitFor();
  // Portuguese writes a point between thousands.
  await expect.poll(() => credits.innerText()).toContain("1.233");
  expect(await englishOn(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test("nothing in English is shown before Portuguese", async () => {
  const { page } = await studio.person(BRAZIL);
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const text of document.querySelector("#root")?.textContent?.split("\n") ?? [])
        seen.add(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.reload();
  await button(page, "Generate").waitFor();
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((text) => text.includes("Generate"))).toEqual([]);
});

test.each([
  ["desk", {}],
  ["phone", PHONE],
])(
  "on a %s the language changes in the account's menu, and the design stays",
  async (_, device) => {
    const { page } = await studio.person(device);
    expect(await language(page)).toBe("en");
    const address = page.url();
    await openAccount(page, "More");
    await page.getByRole("menuitemradio", { name: "Português (Brasil)" }).click();
    await button(page, "Generate").waitFor();
    expect(await language(page)).toBe("pt-BR");
    expect(page.url()).toBe(address);
    const name = await page.evaluate(() => document.title);

    await page.reload();
    await button(page, "Generate").waitFor();
    await openAccount(page, pt("More"));
    await page.getByRole("menuitemradio", { name: "English" }).click();
    await page.getByRole("button", { name: "Generate", exact: true }).waitFor();
    expect(await language(page)).toBe("en");
    expect(await page.evaluate(() => document.title)).toBe(name);
  },
);

test("the language changes from the command palette too", async () => {
  const { page } = await studio.person();
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").getByRole("combobox").fill("language portug");
  await page.keyboard.press("Enter");
  await button(page, "Generate").waitFor();
  expect(await language(page)).toBe("pt-BR");
});

test("what the server refuses is said in Portuguese", async () => {
  const { page } = await studio.person(BRAZIL);
  await page.goto("/sign-in");
  const form = page.getByRole("dialog");
  await form.getByLabel(pt("E-mail")).fill("ana@example.com");
  await form.getByLabel(pt("Password")).fill("not the password");
  await form.getByRole("button", { name: pt("Sign in"), exact: true }).click();
  await form.getByText(pt("The e-mail or the password is wrong.")).waitFor();
  expect(await englishOn(page)).toEqual([]);
});
