import { expect, test, vi } from "vitest";
import { followPinch, pinchOf } from "../../../../src/features/canvas/view/pinch.ts";
import type { ViewControl } from "../../../../src/features/canvas/view/use-view.ts";
import { WHOLE } from "../../../../src/features/canvas/view/viewport.ts";

test("spreading two fingers zooms, and the point between them stays there", () => {
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
    hold: vi.fn<ViewControl["hold"]>(),
    reset: () => undefined,
    view: WHOLE,
  };
  const point = { x: 0.3, y: 0.4 };
  followPinch(control, { ...before, scale: 1.5, point }, after);
  expect(control.hold).toHaveBeenCalledWith(point, { x: 180, y: 120 }, 3);
});

test("one finger is not a pinch", () => {
  expect(pinchOf([{ x: 1, y: 1 }])).toBeNull();
});
