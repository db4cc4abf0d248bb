import { freePort, startTestServer, type TestServer } from "@lacquer/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";
import {
  addPhoto,
  askForImages,
  drag,
  generate,
  photoOfHand,
  placeFiveNails,
  tool,
} from "./studio.ts";

const HOST = "lan.test";
let server: TestServer;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://${HOST}:${port}`;
  [server, browser] = await Promise.all([
    startTestServer(),
    launchBrowser(`--host-resolver-rules=MAP ${HOST} 127.0.0.1`),
  ]);
  await server.another({ PORT: String(port), PUBLIC_URL: origin });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test("over plain http in the salon's network a photo becomes finished images, and features that need https say so", async () => {
  const person = await newPerson(browser, origin);
  const { page } = person;
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await page.getByText("The camera needs a secure address.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Queue/ }).click();
  await page.getByText("Tell me when it is done").click();
  await page.getByText("Notifications need a secure address.").waitFor();
  await page.keyboard.press("Escape");

  await addPhoto(page);
  await placeFiveNails(page);
  await tool(page, "Draw").click();
  await drag(page, [0.3, 0.3], [0.6, 0.6]);
  await askForImages(page, 2, "Accents");
  await generate(page);
  const worker = await server.worker();
  await page.getByText("2 images are ready", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Collection" }).click();
  await expect
    .poll(() => page.getByRole("dialog").getByRole("listitem").locator("img").count())
    .toBe(2);
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByText("2 images are ready", { exact: true }).waitFor();
  // The browser logs that one of the server's headers has an effect only on https.
  const faults = person.faults.filter((fault) => !fault.includes("Cross-Origin-Opener-Policy"));
  expect(faults).toEqual([]);
  await worker.end();
});

test("over plain http a phone in the same network takes the photo with its own camera", async () => {
  const { page } = await newPerson(browser, origin);
  await page.getByRole("button", { name: "Use your phone" }).click();
  const dialog = page.getByRole("dialog", { name: "Use your phone" });
  const link = await dialog.getByLabel("Or open this link on the phone").inputValue();
  expect(link).toMatch(new RegExp(`^${origin}/phone#`));
  expect(await dialog.getByText("a phone cannot reach it").count()).toBe(0);
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const phonePage = await phone.newPage();
  await phonePage.goto(link);
  await phonePage.getByText("The camera needs a secure address.").waitFor();
  const [chooser] = await Promise.all([
    phonePage.waitForEvent("filechooser"),
    phonePage.getByRole("button", { name: "Take or choose a photo instead" }).click(),
  ]);
  expect(await chooser.element().getAttribute("capture")).toBe("environment");
  await chooser.setFiles(await photoOfHand());
  await phonePage.getByRole("button", { name: "Send it to the computer" }).click();
  await phonePage.getByRole("heading", { name: "It is on your computer" }).waitFor();
  await page.getByAltText("The hand of this design").waitFor();
  await phone.close();
});
