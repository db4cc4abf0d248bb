import { expect, test } from "vitest";
import { readinessOf } from "../../../src/features/generate/readiness.ts";

const wish = (imageCount: number, available: number, held = 0, isGuest = false) =>
  readinessOf({
    imageCount,
    needsVariation: false,
    summary: { balance: available + held, held, available },
    isSending: false,
    isOnline: true,
    isGuest,
  });

test("with enough credits, Generate can be pressed", () => {
  expect(wish(4, 4)).toEqual({ isReady: true, reason: null, needsAccount: false });
});

test("when only the number of images is too high, the button says so, and how many would fit", () => {
  expect(wish(4, 2)).toEqual({
    isReady: false,
    reason: "4 images are too many: 2 free. 2 images would fit.",
    needsAccount: false,
  });
  expect(wish(3, 1, 2, true)).toEqual({
    isReady: false,
    reason: "3 images are too many: 1 free, 2 held for waiting designs. 1 image would fit.",
    needsAccount: true,
  });
});

test("when no image would fit, the button says how to get more credits", () => {
  expect(wish(1, 0).reason).toBe(
    "This needs 1 credit: none are free. Ask the person who runs this studio for more.",
  );
  expect(wish(2, 0, 1, true)).toEqual({
    isReady: false,
    reason: "This needs 2 credits: none are free, 1 held for waiting designs.",
    needsAccount: true,
  });
});
