import { type Job } from "@lacquer/contracts";
import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { untilAtRest } from "./at-rest.ts";
import { useFixture } from "./fixture.ts";
import { addPhoto, generateButton, pickPhoto, placeFiveNails, stage } from "./studio.ts";

const fixture = useFixture({ GUEST_CREDITS: "30" });

const jobLine = (page: Page) => page.locator("[data-newest-job]");
const photoBadge = (page: Page, name: string) =>
  stage(page).getByRole("button", { name, exact: true });
const reference = (page: Page) => page.getByRole("img", { name: "Reference 1" });
const unsent = (page: Page) => page.getByRole("img", { name: "Not sent yet" });

async function jobsOf(page: Page): Promise<Job[]> {
  const answer = await page.request.get("/api/generation-jobs");
  return ((await answer.json()) as { jobs: Job[] }).jobs;
}

/** True when the pixels of the picture are drawn. A picture whose address is only set does not count. */
const isPainted = (page: Page) =>
  reference(page).evaluate((image) => (image as HTMLImageElement).naturalWidth > 0);

test("a photo and a reference chosen offline are shown, survive a reload, and are sent once with the press", async () => {
  const { page, context, faults } = await fixture.person();
  await untilAtRest(page);
  await context.setOffline(true);
  await addPhoto(page);
  await photoBadge(page, "Photo, not sent yet").waitFor();
  await placeFiveNails(page);
  await pickPhoto(page, "Add references: choose, drop or paste pictures");
  await unsent(page).waitFor();
  await expect.poll(() => isPainted(page)).toBe(true);
  await generateButton(page).click();
  await jobLine(page).getByText("Waiting for the network").waitFor();

  // The page loads, but all its requests are lost, so the pictures are kept only by the browser.
  await context.route(/api\/uploads|jobs\.create/, (route) => route.abort("connectionreset"));
  await context.setOffline(false);
  await page.reload();
  await photoBadge(page, "Photo, not sent yet").waitFor();
  await unsent(page).waitFor();
  await expect.poll(() => isPainted(page)).toBe(true);
  await jobLine(page).getByText("Waiting for the network").waitFor();

  await context.unroute(/api\/uploads|jobs\.create/);
  await photoBadge(page, "Photo").waitFor();
  await unsent(page).waitFor({ state: "detached" });
  await jobLine(page)
    .getByText(/next in your queue/)
    .waitFor();
  const [job, ...more] = await jobsOf(page);
  expect(more).toEqual([]);
  expect(job?.originalImage).toMatch(/^\/files\//);
  expect(job?.selectedDesignImages).toHaveLength(1);
  expect(job?.nails).toHaveLength(5);
  const uploads = await fixture.server.db.prisma.upload.groupBy({
    by: ["kind"],
    where: { userId: Number(job?.userId) },
    _count: true,
    orderBy: { kind: "asc" },
  });
  expect(uploads.map(({ kind, _count }) => [kind, _count])).toEqual([
    ["photo", 1],
    ["reference", 1],
  ]);
  await page.reload();
  await photoBadge(page, "Photo").waitFor();
  await expect.poll(() => isPainted(page)).toBe(true);
  expect(await jobsOf(page)).toHaveLength(1);
  expect(faults.filter((fault) => !fault.includes("Failed to load resource"))).toEqual([]);
});

test("a picture that the studio refuses once online says why, starts nothing, and can be tried again", async () => {
  const { page, context } = await fixture.person();
  await untilAtRest(page);
  await context.setOffline(true);
  await addPhoto(page);
  await photoBadge(page, "Photo, not sent yet").waitFor();
  await generateButton(page).click();
  await jobLine(page).getByText("Waiting for the network").waitFor();
  // The bytes that arrive are no longer a picture, so the real server refuses them.
  await context.route(/api\/uploads/, (route) =>
    route.continue({
      headers: { ...route.request().headers(), "content-type": "multipart/form-data; boundary=b" },
      postData:
        '--b\r\nContent-Disposition: form-data; name="file"; filename="hand.jpg"\r\n' +
        "Content-Type: image/jpeg\r\n\r\nno picture\r\n--b--\r\n",
    }),
  );
  await context.setOffline(false);
  const card = stage(page).getByRole("alert");
  await card.getByText("could not be read as a JPEG, PNG, WebP or HEIC picture").waitFor();
  await page.getByText("Design 1 was not started").waitFor();
  await jobLine(page).getByText("Nothing painted yet").waitFor();
  expect(await jobsOf(page)).toEqual([]);

  await context.unroute(/api\/uploads/);
  await card.getByRole("button", { name: "Try again" }).click();
  await photoBadge(page, "Photo").waitFor();
  await generateButton(page).click();
  await waitFor("the job", async () => (await jobsOf(page)).length === 1);
});
