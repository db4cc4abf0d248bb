import { useState } from "react";
import {
  type Aspect,
  type Corner,
  type Crop,
  type CropBox,
  fitted,
  inAspect,
  largestBox,
  moved,
  resized,
  type Size,
} from "./crop-box.ts";

interface CropState {
  /**
   * The box that the user set last. Turning the photo only shrinks the box that is shown, so turning the photo back
   * restores the full size.
   */
  wished: CropBox;
  aspect: Aspect;
  /** Clockwise quarter turns; `degrees` is added to them. */
  quarters: number;
  degrees: number;
}

/** Holds the crop while the user is choosing it. */
export function useCrop(photo: Size) {
  const whole: CropState = {
    wished: { x: 0, y: 0, width: photo.width, height: photo.height },
    aspect: "free",
    quarters: 0,
    degrees: 0,
  };
  const [state, setState] = useState(whole);
  const crop = cropOf(state, photo);
  const { aspect, degrees } = state;
  const change = (to: (crop: Crop, state: CropState) => Partial<CropState>) =>
    setState((now) => ({ ...now, ...to(cropOf(now, photo), now) }));
  return {
    crop,
    aspect,
    degrees,
    isWhole: isSame(crop, cropOf(whole, photo)),
    move: (from: Crop, by: [number, number]) => change(() => ({ wished: moved(from, by, photo) })),
    resize: (from: Crop, corner: Corner, by: [number, number]) =>
      change((_now, { aspect: kept }) => ({
        wished: resized(from, corner, by, { photo, aspect: kept }),
      })),
    chooseAspect: (next: Aspect) =>
      change((now) => ({ aspect: next, wished: inAspect(now, photo, next) })),
    straighten: (next: number) => change(() => ({ degrees: next })),
    /**
     * Turns the photo by a quarter turn, resets the straightening, and keeps as much of the photo as the aspect ratio
     * allows.
     */
    turn: (by: 1 | -1) =>
      change((_now, { quarters, aspect: kept }) => ({
        quarters: quarters + by,
        degrees: 0,
        wished: largestBox(photo, (quarters + by) * 90, kept),
      })),
    reset: () => setState(whole),
  };
}

function cropOf({ wished, quarters, degrees }: CropState, photo: Size): Crop {
  const angle = quarters * 90 + degrees;
  return { angle, box: fitted({ box: wished, angle }, photo) };
}

function isSame(a: Crop, b: Crop): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.5;
  return (
    a.angle % 360 === b.angle % 360 &&
    near(a.box.x, b.box.x) &&
    near(a.box.y, b.box.y) &&
    near(a.box.width, b.box.width) &&
    near(a.box.height, b.box.height)
  );
}
