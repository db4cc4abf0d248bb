import { assertInvariants, startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";
import { addPhoto, askForImages, generate, generateButton, placeFiveNails } from "./studio.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ GUEST_CREDITS: "6" }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const takeBack = (page: Page) => page.getByRole("button", { name: /^Take back/ });

async function chooseGrace(page: Page, seconds: string): Promise<void> {
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitemradio", { name: seconds, exact: true }).click();
  await page.keyboard.press("Escape");
}

const job = (id: string) =>
  server.db.prisma.generationJob.findUniqueOrThrow({
    where: { id },
    select: { status: true, attempt: true, creditsDeducted: true },
  });

test("a press taken back in its grace runs nothing and costs nothing, and the next press paints", async () => {
  const person = await newPerson(browser, server.origin);
  const { page } = person;
  const worker = await server.worker();
  await addPhoto(page);
  await placeFiveNails(page);
  await chooseGrace(page, "10 s");
  const first = await generate(page);
  // The Take back button replaces the Generate button, and ignores the second half of a double press.
  await takeBack(page).waitFor();
  await page.waitForTimeout(700);
  await takeBack(page).click();
  await page.getByText("Nothing was charged", { exact: false }).first().waitFor();
  expect(await job(first)).toEqual({ status: "canceled", attempt: 0, creditsDeducted: false });

  await chooseGrace(page, "3 s");
  await generateButton(page).waitFor();
  const second = await generate(page);
  await takeBack(page).waitFor();
  await waitFor("the second to be painted", async () => (await job(second)).status === "completed");
  await generateButton(page).waitFor();
  expect(await takeBack(page).count()).toBe(0);
  await assertInvariants(server.db);
  expect(person.faults).toEqual([]);
  await worker.end();
  await person.context.close();
});

test("a grace survives a killed worker and a reload, and Take back is there again", async () => {
  const person = await newPerson(browser, server.origin);
  const { page } = person;
  const worker = await server.worker();
  await addPhoto(page);
  await chooseGrace(page, "10 s");
  const id = await generate(page);
  await takeBack(page).waitFor();
  worker.child.kill("SIGKILL");
  await page.reload();
  await takeBack(page).click();
  await waitFor("the job to be taken back", async () => (await job(id)).status === "canceled");
  expect(await job(id)).toMatchObject({ attempt: 0, creditsDeducted: false });
  await person.context.close();
});

test("the built-in renderer asks how several images differ before it makes them; it does not offer Same", async () => {
  const person = await newPerson(browser, server.origin);
  const { page } = person;
  await page.getByRole("radio", { name: "3 images", exact: true }).click();
  await page.getByText("Choose how the images differ", { exact: false }).waitFor();
  expect(await generateButton(page).isDisabled()).toBe(true);
  await page.getByRole("button", { name: /^How the images differ/ }).click();
  for (const name of [/^Colours/, /^Accents/, /^Arrangement/])
    await page.getByRole("menuitemradio", { name }).waitFor();
  expect(await page.getByRole("menuitemradio").count()).toBe(3);
  await page.keyboard.press("Escape");
  await askForImages(page, 3, "Arrangement");
  const id = await generate(page);
  const { variation, imageCount } = await server.db.prisma.generationJob.findUniqueOrThrow({
    where: { id },
  });
  expect({ variation, imageCount }).toEqual({ variation: "arrangement", imageCount: 3 });
  await person.context.close();
});
