import { startTestServer, type TestServer, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, newPerson } from "./browser.ts";
import { addPhoto, drag, generate, photoOfHand, placeFiveNails, stage, tool } from "./studio.ts";

let openai: OpenAiDouble;
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  openai = await createOpenAiDouble();
  [server, browser] = await Promise.all([
    startTestServer({ OPENAI_API_KEY: openai.apiKey, OPENAI_BASE_URL: openai.baseUrl }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await openai.close();
});

/** The width and height of a picture's own pixels, once it is loaded. */
function sizeOf(picture: Locator): Promise<[number, number]> {
  return waitFor("the picture to load", () =>
    picture.evaluate((element): [number, number] | false => {
      const image = element as HTMLImageElement;
      return image.complete && image.naturalWidth > 0 && [image.naturalWidth, image.naturalHeight];
    }),
  );
}

test("the request is shown before it is sent, its preview while OpenAI paints, and it is sent once", async () => {
  // The call is held after its first partial picture, so that the test has time to examine it.
  openai.script = () => ({ do: "stall" });
  await server.worker();
  const { page, faults } = await newPerson(browser, server.origin);
  await addPhoto(page);
  await placeFiveNails(page);
  await tool(page, "Draw").click();
  await drag(page, [0.3, 0.3], [0.6, 0.6]);
  const references = page.locator("input[type=file][multiple]");
  await references.setInputFiles([
    await photoOfHand(),
    { ...(await photoOfHand()), name: "second.jpg" },
    { ...(await photoOfHand()), name: "third.jpg" },
  ]);
  await waitFor("three references", async () =>
    (await page.getByText("Sends:").textContent())?.includes("3 references"),
  );
  await page.getByRole("radio", { name: "1 image" }).click();

  await page.getByRole("button", { name: "What we will send" }).click();
  const sheet = page.getByRole("dialog", { name: "What we will send" });
  const parts = sheet.getByRole("list").first().getByRole("listitem");
  await parts.first().waitFor();
  const told = (await parts.allTextContents()).map((text) => /^\d\. [^,]+/.exec(text)?.[0] ?? text);
  expect(told[0]).toContain("1. Your photo");
  expect(told.filter((text) => text.includes("Reference"))).toHaveLength(3);
  expect(told.some((text) => text.includes("Your drawing"))).toBe(true);
  const words = await sheet.getByRole("blockquote").textContent();
  await sheet.getByRole("button", { name: /^Close/ }).click();

  await generate(page);
  const coming = page.getByRole("list", { name: "Results" }).locator("img");
  await waitFor("a preview in the tab", async () => {
    const source = await coming.first().getAttribute("src");
    return source?.startsWith("/files/previews/");
  });
  expect(openai.billed).toHaveLength(1);
  openai.release();
  await page.getByRole("button", { name: "Image 1 of 1" }).click();

  // The finished image keeps the designer's photo of the hand. One press shows the picture as the image service made
  // it.
  await page.getByText("with only the nails replaced").waitFor();
  const shown = stage(page).getByAltText("The finished design");
  const own = await sizeOf(shown);
  await page.getByRole("radio", { name: "The whole picture as the image service made it" }).click();
  await page.getByText("The picture as it was made").waitFor();
  expect(await shown.getAttribute("src")).toMatch(/\/raw$/);
  const raw = await sizeOf(shown);
  expect(own).not.toEqual(raw);

  const [call, ...others] = openai.calls;
  expect(others).toEqual([]);
  expect(openai.broken).toEqual([]);
  expect(call?.endpoint).toBe("edits");
  expect(call?.images).toHaveLength(4);
  expect(call?.markup).toBeTruthy();
  // Text in a form is sent with other line endings.
  expect(call?.fields["prompt"]?.replaceAll("\r\n", "\n")).toBe(words);
  expect(faults).toEqual([]);
});
