/** The photo's possible widths for painting nails. A zoom between two of them paints nothing again. */
const STEPS = [384, 512, 768, 1024, 1536, 2048, 3072] as const;

/** The width in pixels at which the screen shows the photo, and at most the photo's own. */
export function paintWidth(photoWidth: number, shownWidth: number, pixelRatio: number): number {
  const wanted = shownWidth * Math.min(2, pixelRatio);
  const step = STEPS.find((width) => width >= wanted) ?? STEPS.at(-1) ?? wanted;
  return Math.min(Math.round(photoWidth), step);
}
