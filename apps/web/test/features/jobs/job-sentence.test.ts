import { ERRORS, type Job, PAINTER_EDITION } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { jobSentence } from "../../../src/features/jobs/job-sentence.ts";
import type { SentenceContext } from "../../../src/features/jobs/sentence-context.ts";
import { makeJob } from "../../job-factory.ts";

const around: SentenceContext = {
  running: 0,
  runningLimit: 4,
  workersAlive: 1,
  provider: "renderer",
  pausedUntil: null,
  pauseReason: null,
  times: [],
  isOnline: true,
};

test("a waiting job shows its place in the queue, why it waits, and that canceling is free", () => {
  const said = jobSentence(makeJob({ queuePosition: 2 }), { ...around, running: 4 });
  expect(said).toMatchObject({
    tone: "waiting",
    title: "Waiting: 2nd in your queue",
    cancel: "Cancel, nothing charged",
  });
  expect(said.detail).toContain("4 of your designs are being painted, as many as can run at once");
});

test("a waiting job says when there is no worker", () => {
  expect(jobSentence(makeJob(), { ...around, workersAlive: 0 }).detail).toContain(
    "No worker is running",
  );
});

test("a painting job says which image it paints, how long an image usually takes, and what canceling returns", () => {
  const job = makeJob({
    status: "processing",
    creditsDeducted: true,
    progress: 60,
    resultImages: ["/files/one"],
    queuePosition: null,
  });
  const said = jobSentence(job, {
    ...around,
    times: [{ provider: "renderer", usual: 7, slow: 12 }],
  });
  expect(said.title).toBe("Image 2 of 2 is being painted");
  expect(said.detail).toBe(
    "Usually done in 14–25 s. You can switch tabs or close the window; painting continues.",
  );
  expect(said.cancel).toBe("Cancel, 1 credit back");
});

test("each failure has its own sentence, and mentions money exactly once", () => {
  const paid = makeJob({
    status: "failed",
    creditsDeducted: true,
    refunded: 2,
    errorCode: "render_failed",
    errorMessage: ERRORS.render_failed.message,
  });
  expect(jobSentence(paid, around).detail).toBe(
    "The picture could not be painted. Try again. The credits are back.",
  );
  const unpaid = makeJob({
    status: "failed",
    errorCode: "invalid_input",
    errorMessage: "The photo was refused by the image service.",
  });
  expect(jobSentence(unpaid, around).detail).toBe(
    "The photo was refused by the image service. Nothing was charged.",
  );
});

test("a partly finished job says what is missing and how many credits came back", () => {
  const job = makeJob({
    status: "completed",
    resultImages: ["/files/one"],
    creditsDeducted: true,
    refunded: 1,
  });
  const said = jobSentence(job, around);
  expect(said.title).toBe("1 of 2 images are ready");
  expect(said.detail).toBe("One image could not be painted; 1 credit is back.");
  expect(said.cancel).toBeNull();
});

test("only images of an earlier painter say that they would look different now", () => {
  const resultImages = ["/files/1", "/files/2"];
  const detail = (painted: Partial<Job>): string =>
    jobSentence(makeJob({ status: "completed", resultImages, cost: 2, ...painted }), around).detail;
  const spent = "2 credits spent. They are in your collection too.";
  for (const painterEdition of [null, PAINTER_EDITION - 1])
    expect(detail({ provider: "renderer", painterEdition })).toBe(
      `An earlier version of the painter made this image. If you paint it again, it will look different. ${spent}`,
    );
  expect(detail({ provider: "renderer", painterEdition: PAINTER_EDITION })).toBe(spent);
  expect(detail({ provider: "openai", painterEdition: null })).toBe(spent);
});

test("a canceled job keeps its finished images", () => {
  const job = makeJob({
    status: "canceled",
    resultImages: ["/files/one"],
    creditsDeducted: true,
    refunded: 1,
  });
  expect(jobSentence(job, around).detail).toBe("The finished image stays yours. 1 credit is back.");
  expect(jobSentence(makeJob({ status: "canceled" }), around).detail).toBe("Nothing was charged.");
});

test("a painting job names its known stage: accepted, the current image, being saved", () => {
  const titles = [0, 20, 60, 100].map((progress) => {
    return jobSentence(makeJob({ status: "processing", progress }), around).title;
  });
  expect(titles).toEqual([
    "Accepted: image 1 of 2 has been started",
    "Image 1 of 2 is being painted",
    "Image 2 of 2 is being painted",
    "Saving your images",
  ]);
});

test("waiting jobs show a pause of the image service, with the time of the next try", () => {
  const said = jobSentence(makeJob(), {
    ...around,
    pausedUntil: "2026-11-22T12:34:00.000Z",
    pauseReason: "rate_limit",
  });
  expect(said.detail).toMatch(
    /^The image service accepts only a certain number.*next try is at .*34/,
  );
});

test("another image provider's times are ignored", () => {
  const times = [{ provider: "openai", usual: 20, slow: 31 }];
  expect(jobSentence(makeJob(), { ...around, times }).detail).not.toContain("Usually");
  const said = jobSentence(makeJob({ imageCount: 1 }), { ...around, times, provider: "openai" });
  expect(said.detail).toContain("Painting starts in a moment. Usually done in 20–30 s. ");
});

test("a job shows the image service's own count beside the quote", () => {
  const usage = {
    calls: 2,
    inputTokens: 412,
    outputTokens: 3512,
    costUsd: 0.1074,
    quotedUsd: 0.09,
  };
  const job = makeJob({ status: "completed", resultImages: ["/files/one", "/files/two"], usage });
  expect(jobSentence(job, around).detail).toContain("3,924 tokens, $0.11 (quoted $0.090).");
  const unpriced = { ...usage, costUsd: null, quotedUsd: null };
  expect(jobSentence({ ...job, usage: unpriced }, around).detail).toContain("3,924 tokens.");
  expect(jobSentence({ ...job, usage: null }, around).detail).not.toContain("tokens");
});
