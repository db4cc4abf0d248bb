/**
 * The widths of the photo at which nails are painted. Zooming between two of these widths does not repaint anything.
 */
const STEPS = [384, 512, 768, 1024, 1536, 2048, 3072] as const;

/**
 * Returns the width for painting: the smallest step that covers the photo's pixels on the screen, but at most the
 * photo's own width.
 */
export function paintWidth(photoWidth: number, shownWidth: number, pixelRatio: number): number {
  const wanted = shownWidth * Math.min(2, pixelRatio);
  const step = STEPS.find((width) => width >= wanted) ?? STEPS.at(-1) ?? wanted;
  return Math.min(Math.round(photoWidth), step);
}
