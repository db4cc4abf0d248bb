/**
 * The outline of a nail of natural length, modelled on masks of real nails: straight in the middle, and closed at both
 * ends like a superellipse.
 */

/** The exponent of the superellipse at both ends. */
const POWER = 2.4;
/** The length of each end in nail widths. An end is never longer than half the nail. */
const REACH = 0.56;

/**
 * Returns half of the nail's width at the distance `y` from the cuticle. The nail is `width` wide and `length` long, in
 * any unit.
 */
export function naturalHalf(y: number, width: number, length: number): number {
  const reach = Math.min(REACH * width, length / 2);
  const fromEnd = Math.min(y, length - y);
  if (fromEnd <= 0) return 0;
  if (fromEnd >= reach) return width / 2;
  return (width / 2) * (1 - (1 - fromEnd / reach) ** POWER) ** (1 / POWER);
}

/**
 * Returns the outline of a guide's natural nail on a photo of this size, in pixels. The outline is closed and runs
 * clockwise from the middle of the cuticle.
 */
export function naturalOutline(
  guide: { x: number; y: number; angle: number; width: number; length: number },
  photo: { width: number; height: number },
): [number, number][] {
  const width = guide.width * photo.width;
  const length = guide.length * photo.width;
  const radians = (guide.angle * Math.PI) / 180;
  const sin = Math.sin(radians);
  const cos = Math.cos(radians);
  const at = (across: number, along: number): [number, number] => [
    guide.x * photo.width + across * cos + along * sin,
    guide.y * photo.height + across * sin - along * cos,
  ];
  const steps = 24;
  // The points are closer together towards both ends, where the outline bends.
  const heights = Array.from(
    { length: steps + 1 },
    (_, i) => (length * (1 - Math.cos((i / steps) * Math.PI))) / 2,
  );
  const left = heights.map((y) => at(-naturalHalf(y, width, length), y));
  const right = heights.slice(1, -1).map((y) => at(naturalHalf(y, width, length), y));
  return [...left, ...right.toReversed()];
}
