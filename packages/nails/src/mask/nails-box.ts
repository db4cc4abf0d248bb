import { nailFrame, profileOutline } from "../geometry/outline.ts";
import { naturalOutline } from "../geometry/natural.ts";
import { looksOf } from "../render.ts";
import type { MaskedDesign } from "./mask.ts";
import { thingsBeyond } from "./things-beyond.ts";

/**
 * Returns the smallest upright box around all designed and natural nails and the things that extend beyond them, in
 * pixels of the photo; null without nails.
 */
export function nailsBox(
  { nails, settings, prompt = "" }: MaskedDesign,
  photo: { width: number; height: number },
): { left: number; top: number; width: number; height: number } | null {
  if (nails.length === 0) return null;
  const designed = nails.map((guide) => ({ guide }));
  const looks = looksOf({ nails: designed, settings, prompt, seed: "", imageIndex: 0 });
  const points = nails.flatMap((guide, i) => {
    const frame = nailFrame(guide, looks[i]?.settings ?? settings, photo);
    return [
      ...profileOutline(frame.profile).map(([x, y]) => frame.at(x, y)),
      ...naturalOutline(frame),
      ...thingsBeyond(frame, guide.design?.placed ?? []).flat(),
    ];
  });
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
