import { waitFor } from "@lacquer/testing";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { sweepUploads } from "../../packages/services/src/uploads/sweep-uploads.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, drag, generateButton, nails, pickPhoto, stage, tool } from "./studio.ts";
import { endAll } from "./window-visibility.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

const ADD_REFERENCES = "Add references: choose, drop or paste pictures";
const photo = (page: Page) => stage(page).getByAltText("The hand of this design");
const reference = (page: Page) => page.getByRole("img", { name: "Reference 1" });

interface Job {
  status: string;
  originalImage: string | null;
  selectedDesignImages: string[];
  drawingImageUrl: string | null;
  nails: { design?: { referenceImageUrl?: string } }[];
}

async function jobsOf(page: Page): Promise<Job[]> {
  const answer = await page.request.get("/api/generation-jobs");
  return ((await answer.json()) as { jobs: Job[] }).jobs;
}

/** Returns the address of a picture once the studio has stored the picture and the page has drawn it. */
function shownFrom(picture: Locator, before = ""): Promise<string> {
  return waitFor("the picture to be shown from the studio", async () => {
    const { src, width } = await picture.evaluate((image) => ({
      src: image.getAttribute("src") ?? "",
      width: (image as HTMLImageElement).naturalWidth,
    }));
    return src.startsWith("/files/uploads/") && src !== before && width > 0 ? src : null;
  });
}

/** The number of uploads of which this browser has a copy. */
const countCopies = (page: Page) =>
  page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "lacquer-copies")) return 0;
    return new Promise<number>((resolve) => {
      const opening = indexedDB.open("lacquer-copies");
      opening.addEventListener("success", () => {
        const counting = opening.result.transaction("copies").objectStore("copies").count();
        counting.addEventListener("success", () => {
          opening.result.close();
          resolve(counting.result);
        });
      });
    });
  });

/** Makes all uploads look unused for longer than they are kept, and runs the sweep. */
async function sweepEverything(): Promise<void> {
  const { db } = fixture.server;
  await db.pool.query("update uploads set touched_at = touched_at - interval '100 days'");
  const removed = await sweepUploads({ db, config: {} as never });
  expect(removed).toBeGreaterThan(0);
}

/** A design with a photo, a reference, a stroke, and a nail whose own picture is the reference. */
async function fullDesign(page: Page): Promise<{ photoUrl: string; referenceUrl: string }> {
  await addPhoto(page);
  await tool(page, "Place nails").click();
  await drag(page, [0.3, 0.5], [0.3, 0.42]);
  await nails(page).first().waitFor();
  await tool(page, "Draw").click();
  await drag(page, [0.3, 0.3], [0.5, 0.37]);
  await pickPhoto(page, ADD_REFERENCES);
  const photoUrl = await shownFrom(photo(page));
  const referenceUrl = await shownFrom(reference(page));
  const keptText = () => page.evaluate(() => localStorage.getItem("lacquer.tabs") ?? "");
  await waitFor("the design to be kept", async () => (await keptText()).includes(referenceUrl));
  await page.evaluate((own) => {
    const desk = JSON.parse(localStorage.getItem("lacquer.tabs") ?? "");
    desk.state.tabs[0].nails[0].design = { referenceImageUrl: own };
    // The change must be newer than every write that the window makes when it closes.
    desk.state.tabs[0].updatedAt += 60_000;
    localStorage.setItem("lacquer.tabs", JSON.stringify(desk));
  }, referenceUrl);
  await page.reload();
  await shownFrom(photo(page));
  return { photoUrl, referenceUrl };
}

async function completed(page: Page): Promise<Job> {
  await waitFor("the job", async () => (await jobsOf(page)).length === 1);
  await endAll(fixture.server);
  const [job] = await jobsOf(page);
  if (!job) throw new Error("No job was made.");
  expect(job.status).toBe("completed");
  return job;
}

test("pictures that the studio has removed are uploaded again from the browser's copies, and Generate completes", async () => {
  const { page, open, faults } = await fixture.person();
  const before = await fullDesign(page);
  await expect.poll(() => countCopies(page), { timeout: 15_000 }).toBe(2);
  await page.close();
  await sweepEverything();

  const again = await open();
  const photoUrl = await shownFrom(photo(again), before.photoUrl);
  const referenceUrl = await shownFrom(reference(again), before.referenceUrl);
  await generateButton(again).click();
  const job = await completed(again);
  expect(job.originalImage).toBe(photoUrl);
  expect(job.selectedDesignImages).toEqual([referenceUrl]);
  expect(job.nails[0]?.design?.referenceImageUrl).toBe(referenceUrl);
  expect(job.drawingImageUrl).toMatch(/^\/files\/uploads\//);
  // Each picture was uploaded only once, although both windows may have noticed that the picture was missing.
  const rows = await fixture.server.db.prisma.upload.groupBy({
    by: ["kind"],
    _count: true,
    orderBy: { kind: "asc" },
  });
  expect(rows.map(({ kind, _count }) => [kind, _count])).toEqual([
    ["photo", 1],
    ["reference", 1],
    ["drawing", 1],
  ]);
  await expect.poll(() => countCopies(again)).toBeGreaterThanOrEqual(4);
  expect(faults.filter((fault) => !fault.includes("Failed to load resource"))).toEqual([]);
}, 120_000);

test("a window left open finds out at Generate that its pictures are gone, and the press goes through", async () => {
  const { page } = await fixture.person();
  const { photoUrl } = await fullDesign(page);
  await expect.poll(() => countCopies(page), { timeout: 15_000 }).toBe(2);
  await sweepEverything();
  await generateButton(page).click();
  const job = await completed(page);
  expect(job.originalImage).toMatch(/^\/files\/uploads\//);
  expect(job.originalImage).not.toBe(photoUrl);
}, 120_000);

test("a picture that only undo can bring back is kept too, and comes back after the studio has removed it", async () => {
  const { page, open } = await fixture.person();
  const { referenceUrl } = await fullDesign(page);
  await page.getByRole("button", { name: "Remove reference 1" }).click();
  await reference(page).waitFor({ state: "detached" });
  await page.reload();
  await expect.poll(() => countCopies(page), { timeout: 15_000 }).toBe(2);
  await page.close();
  await sweepEverything();

  const again = await open();
  await shownFrom(photo(again));
  await again.getByRole("button", { name: "Undo" }).click();
  await shownFrom(reference(again), referenceUrl);
}, 120_000);

test("a picture without a copy in this browser says so in its place, and what to do", async () => {
  const { page, context, open } = await fixture.person();
  await fullDesign(page);
  await expect.poll(() => countCopies(page), { timeout: 15_000 }).toBe(2);
  await page.close();
  await sweepEverything();
  const empty = await context.newPage();
  await empty.goto("/healthz");
  await empty.evaluate(() => indexedDB.deleteDatabase("lacquer-copies"));
  const devtools = await context.newCDPSession(empty);
  await devtools.send("Network.clearBrowserCache");
  await empty.close();

  const again = await open();
  const lost = stage(again).getByRole("alert");
  await lost.getByText("The studio no longer has this photo").waitFor();
  await again.getByText("This picture is lost.").waitFor();
  await generateButton(again).click();
  await again.getByText("A picture of this design is no longer there. Add it again.").waitFor();
  expect(await jobsOf(again)).toEqual([]);

  await pickPhoto(again, "Choose it again");
  await shownFrom(photo(again));
  await lost.waitFor({ state: "detached" });
  expect(await nails(again).count()).toBe(1);
  await again.getByRole("button", { name: "Remove reference 1" }).click();
  await nails(again).first().click();
  await again.getByText("its own picture is no longer there").waitFor();
  await again.getByRole("button", { name: "Like the others" }).click();
  await generateButton(again).click();
  await completed(again);
}, 120_000);
