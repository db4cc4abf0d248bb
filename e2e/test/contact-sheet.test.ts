import { readFile } from "node:fs/promises";
import { CRON_SECRET, createBody } from "@lacquer/testing";
import sharp from "sharp";
import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { obstaclesByDayAndNight } from "./axe.ts";
import { useFixture } from "./fixture.ts";
import { painter } from "./screens/seat.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture({ CRON_SECRET });

test.each([
  ["a desk", {}],
  ["a phone", PHONE],
])(
  "on %s chosen images are saved and printed as a sheet with their names",
  async (_where, options) => {
    const { page, faults } = await fixture.person(options);
    for (const tabId of ["one", "two"]) {
      const data = createBody({ tabId, imageCount: 1 });
      await page.request.post("/api/generate-nail-design-job", { data });
    }
    await painter(fixture.server.origin)();
    await page.goto("/collection");
    const panel = page.getByRole("dialog", { name: "Collection" });
    await panel.getByRole("button", { name: "Select" }).click();
    const bar = panel.getByRole("toolbar", { name: "Chosen images" });
    await bar.getByText("Choose images").waitFor();
    expect(await bar.getByRole("button", { name: "Sheet" }).count()).toBe(0);
    const choices = panel.getByRole("button", { name: /^Choose / });
    await expect.poll(() => choices.count()).toBe(2);
    await choices.nth(0).click();
    await panel.getByText("1 chosen").waitFor();
    await choices.nth(1).click();
    await panel.getByText("2 chosen").waitFor();
    await bar.getByRole("button", { name: "Sheet" }).click();
    const dialog = page.getByRole("dialog", { name: "Contact sheet" });
    await dialog.getByText("2 images with their names, on A4.").waitFor();
    await dialog.getByAltText("Page 1 of 1").waitFor();
    expect(await obstaclesByDayAndNight(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Save picture" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("contact-sheet.jpg");
    const picture = sharp(await readFile(await download.path()));
    expect(await picture.metadata()).toMatchObject({ format: "jpeg", width: 1654, height: 2339 });
    // Both images are on the page, one above the other, so neither half of the page is white.
    for (const top of [400, 1450]) {
      const part = picture.clone().extract({ left: 600, top, width: 400, height: 400 });
      const { channels } = await sharp(await part.toBuffer()).stats();
      expect(Math.min(...channels.map(({ mean }) => mean))).toBeLessThan(245);
    }

    // The print has one page, which shows nothing of the studio.
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
    const printed = await getDocumentProxy(new Uint8Array(pdf));
    expect(printed.numPages).toBe(1);
    const { items } = await (await printed.getPage(1)).getTextContent();
    expect(items).toEqual([]);
    expect(faults).toEqual([]);
  },
  120_000,
);
