import { expect, test, vi } from "vitest";
import { followPinch, pinchOf } from "../../../../src/features/canvas/view/pinch.ts";
import type { ViewControl } from "../../../../src/features/canvas/view/use-view.ts";
import { WHOLE } from "../../../../src/features/canvas/view/viewport.ts";

test("two fingers that spread zoom round their middle and move the photo with it", () => {
  const before = pinchOf([
    { x: 100, y: 100 },
    { x: 200, y: 100 },
  ]);
  const after = pinchOf([
    { x: 80, y: 120 },
    { x: 280, y: 120 },
  ]);
  if (!before || !after) throw new Error("Two fingers are a pinch.");
  const control = {
    zoom: vi.fn<ViewControl["zoom"]>(),
    pan: vi.fn<ViewControl["pan"]>(),
    reset: () => undefined,
    view: WHOLE,
  };
  followPinch(control, before, after);
  expect(control.pan).toHaveBeenCalledWith(30, 20);
  expect(control.zoom).toHaveBeenCalledWith(2, { x: 180, y: 120 });
});

test("one finger is not a pinch", () => {
  expect(pinchOf([{ x: 1, y: 1 }])).toBeNull();
});
