import { expect, test } from "vitest";
import { graceLeft, graceSeconds } from "../../../src/features/generate/grace.ts";
import { readinessOf } from "../../../src/features/generate/readiness.ts";
import { makeJob } from "../../job-factory.ts";

const job = makeJob({
  createdAt: "2026-11-29T10:00:00.000Z",
  graceUntil: "2026-11-29T10:00:03.000Z",
});
const at = (time: string) => Date.parse(`2026-11-29T${time}Z`);

test("only the remaining grace period counts, whatever this machine's clock says", () => {
  expect(graceLeft(job, at("10:00:01"))).toEqual({ left: 2000, total: 3000 });
  expect(graceLeft(job, at("09:00:00"))).toEqual({ left: 3000, total: 3000 });
  expect(graceLeft(job, at("10:00:03"))).toBeNull();
});

test("a job without a grace period, or one that has started, cannot be taken back", () => {
  expect(graceLeft(makeJob({ graceUntil: null }), 0)).toBeNull();
  expect(graceLeft({ ...job, status: "processing" }, at("10:00:01"))).toBeNull();
});

test("a press can be taken back for 3 s where painting is paid, or for as long as the designer chose", () => {
  expect(graceSeconds("auto", "openai")).toBe(3);
  expect(graceSeconds("auto", "renderer")).toBe(0);
  expect(graceSeconds("auto", null)).toBe(0);
  expect(graceSeconds("0", "openai")).toBe(0);
  expect(graceSeconds("10", "renderer")).toBe(10);
});

test("Generate asks how several images differ before it makes them", () => {
  const around = { imageCount: 2, summary: null, isSending: false, isOnline: true, isGuest: false };
  expect(readinessOf({ ...around, needsVariation: false }).isReady).toBe(true);
  expect(readinessOf({ ...around, needsVariation: true })).toEqual({
    isReady: false,
    reason: "Choose how the images differ.",
    needsAccount: false,
  });
});
