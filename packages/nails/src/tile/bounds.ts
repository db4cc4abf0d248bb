import type { DesignNail } from "../design.ts";
import { nailFrame, type Point, profileOutline } from "../geometry/outline.ts";
import type { NailLook } from "../variation.ts";

/**
 * The box around a nail and its shadow in whole pixels of the photo, cut at the photo's edges. `tileBounds` returns
 * null when nothing of the nail shows.
 */
export interface TileBounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function tileBounds(
  nail: DesignNail,
  settings: NailLook["settings"],
  photo: { width: number; height: number },
): TileBounds | null {
  const frame = nailFrame(nail.guide, settings, photo);
  const corners = profileOutline(frame.profile).map(([x, y]) => frame.at(x, y));
  const natural = (
    [
      [-0.6, 0],
      [0.6, 0],
      [-0.6, frame.natural],
      [0.6, frame.natural],
    ] as const
  ).map(([x, y]) => frame.at(x, y));
  const points: Point[] = [...corners, ...natural];
  const pad = frame.width * 0.22 + 2;
  const left = Math.max(0, Math.floor(Math.min(...points.map(([x]) => x)) - pad));
  const top = Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y)) - pad));
  const right = Math.min(photo.width, Math.ceil(Math.max(...points.map(([x]) => x)) + pad));
  const bottom = Math.min(photo.height, Math.ceil(Math.max(...points.map(([, y]) => y)) + pad));
  if (right - left < 1 || bottom - top < 1) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
