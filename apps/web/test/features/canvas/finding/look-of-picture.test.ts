import type { SeenLook } from "@lacquer/nails";
import { beforeEach, expect, test, vi } from "vitest";
import "../../../../src/features/canvas/index.ts";
import { lookOfPicture } from "../../../../src/features/draft/index.ts";

const LOOK: SeenLook = { nailShape: "almond", baseColor: "#a61c3c" };

const held = vi.hoisted(() => ({
  spot: Promise.withResolvers<unknown[]>(),
  question: null as string | null,
  look: {} as unknown,
  asked: 0,
  closed: 0,
}));

vi.mock("../../../../src/features/canvas/finding/detector.ts", () => ({
  openDetector: () => ({
    spot() {
      held.asked += 1;
      return held.spot.promise;
    },
    propose: async () => [{ guide: {}, question: held.question }],
    readLook: async () => held.look,
    close() {
      held.closed += 1;
      held.spot.reject(new Error("The detector was closed."));
    },
  }),
}));
vi.mock("../../../../src/features/canvas/finding/open-detectors.ts", () => ({
  bitmapOf: async () => ({ width: 800, height: 600 }),
}));

const read = (signal = new AbortController().signal) => lookOfPicture("/files/look", signal);

beforeEach(() => {
  held.spot = Promise.withResolvers();
  held.spot.promise.catch(() => undefined);
  held.question = null;
  held.look = LOOK;
  held.asked = 0;
  held.closed = 0;
});

test("a look is read before any photo has brought the tools for photos", async () => {
  held.spot.resolve([]);
  await expect(read()).resolves.toEqual(LOOK);
  expect(held.closed).toBe(1);
});

test("a nail that is not certain shows no look", async () => {
  held.question = "nail";
  held.spot.resolve([]);
  await expect(read()).resolves.toBeNull();
});

test("a look that is no longer wanted ends its search", async () => {
  const controller = new AbortController();
  const reading = read(controller.signal);
  reading.catch(() => undefined);
  await vi.waitUntil(() => held.asked === 1, { timeout: 20_000 });
  controller.abort();
  await expect(reading).rejects.toThrow("The detector was closed.");
  expect(held.closed).toBeGreaterThan(0);
});

test("nails of which hardly anything is seen show no look, rather than an empty one", async () => {
  held.look = {};
  held.spot.resolve([]);
  await expect(read()).resolves.toBeNull();
});
