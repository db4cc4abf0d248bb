/**
 * The part of a photo that the crop keeps, in the photo's pixels. It is measured from the photo's middle, along the
 * axes of the frame.
 */
export interface CropBox {
  /** The position of the box's middle, measured from the photo's middle. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Crop {
  box: CropBox;
  /** The clockwise rotation of the photo, in degrees. */
  angle: number;
}

export type Aspect = "free" | "4:5" | "1:1";

export const RATIOS: Record<Aspect, number | null> = { free: null, "4:5": 4 / 5, "1:1": 1 };

export type Corner = "top-left" | "top-right" | "bottom-left" | "bottom-right";

/**
 * The smallest allowed side of a crop, as a share of the photo's shorter side. A smaller crop would be too small to
 * paint on.
 */
const LEAST_SHARE = 0.1;
const STEPS = 24;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

export function turned(x: number, y: number, degrees: number): [x: number, y: number] {
  const [sine, cosine] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
  return [x * cosine - y * sine, x * sine + y * cosine];
}

/** Returns half the width and half the height that a turned box needs along the photo's own axes. */
function reach({ width, height }: Size, angle: number): [x: number, y: number] {
  const [sine, cosine] = [Math.abs(Math.sin(radians(angle))), Math.abs(Math.cos(radians(angle)))];
  return [(width * cosine + height * sine) / 2, (width * sine + height * cosine) / 2];
}

/** Returns the size of the upright frame that holds the whole turned photo. */
export function frameOf(photo: Size, angle: number): Size {
  const [x, y] = reach(photo, angle);
  return { width: 2 * x, height: 2 * y };
}

/** Returns true if the whole box lies on the photo. */
export function isInside({ box, angle }: Crop, photo: Size): boolean {
  const [x, y] = turned(box.x, box.y, -angle);
  const [wide, high] = reach(box, angle);
  const slack = 0.01;
  return (
    Math.abs(x) + wide <= photo.width / 2 + slack && Math.abs(y) + high <= photo.height / 2 + slack
  );
}

/** Returns the box, moved and if necessary reduced so that all of it lies on the photo. */
export function fitted({ box, angle }: Crop, photo: Size): CropBox {
  const [wide, high] = reach(box, angle);
  const scale = Math.min(1, photo.width / 2 / wide, photo.height / 2 / high);
  const [x, y] = turned(box.x, box.y, -angle);
  const within = (at: number, most: number) => Math.min(Math.max(at, -most), most);
  const [left, top] = turned(
    within(x, Math.max(0, photo.width / 2 - wide * scale)),
    within(y, Math.max(0, photo.height / 2 - high * scale)),
    angle,
  );
  return { x: left, y: top, width: box.width * scale, height: box.height * scale };
}

/**
 * Returns the largest box with this aspect ratio for the photo's current rotation; `free` uses the photo's own ratio.
 */
export function largestBox(photo: Size, angle: number, aspect: Aspect): CropBox {
  const quarters = Math.round(angle / 90) % 2 !== 0;
  const own = quarters ? photo.height / photo.width : photo.width / photo.height;
  const ratio = RATIOS[aspect] ?? own;
  const height = photo.width + photo.height;
  return fitted({ box: { x: 0, y: 0, width: height * ratio, height }, angle }, photo);
}

/** Returns the box with another aspect ratio, with the same middle and the same area. */
export function inAspect({ box, angle }: Crop, photo: Size, aspect: Aspect): CropBox {
  const ratio = RATIOS[aspect];
  if (ratio === null) return box;
  const height = Math.sqrt((box.width * box.height) / ratio);
  return fitted({ box: { ...box, width: height * ratio, height }, angle }, photo);
}

export const moved = ({ box, angle }: Crop, by: [number, number], photo: Size): CropBox =>
  fitted({ box: { ...box, x: box.x + by[0], y: box.y + by[1] }, angle }, photo);

/** Returns the box after one corner was dragged. The opposite corner stays in place. */
export function resized(
  crop: Crop,
  corner: Corner,
  by: [number, number],
  { photo, aspect }: { photo: Size; aspect: Aspect },
): CropBox {
  const { box, angle } = crop;
  const right = corner.endsWith("right") ? 1 : -1;
  const down = corner.startsWith("bottom") ? 1 : -1;
  const least = Math.min(photo.width, photo.height) * LEAST_SHARE;
  const ratio = RATIOS[aspect];
  let width = Math.max(least, box.width + right * by[0]);
  let height = Math.max(least, box.height + down * by[1]);
  if (ratio !== null) {
    // The direction in which the pointer moved further decides the size.
    const leads = Math.abs(by[0]) > Math.abs(by[1]) ? width : height * ratio;
    width = Math.max(leads, least, least * ratio);
    height = width / ratio;
  }
  const grown = (wide: number, high: number): CropBox => ({
    x: box.x + (right * (wide - box.width)) / 2,
    y: box.y + (down * (high - box.height)) / 2,
    width: wide,
    height: high,
  });
  const allowed = (one: CropBox) => isInside({ box: one, angle }, photo);
  if (ratio !== null)
    return farthest((t) => grown(mix(box.width, width, t), mix(box.height, height, t)), allowed);
  // If one side has reached the photo's edge, the other side may still move.
  const wide = farthest((t) => grown(mix(box.width, width, t), box.height), allowed);
  return farthest((t) => grown(wide.width, mix(box.height, height, t)), allowed);
}

const mix = (from: number, to: number, t: number) => from + (to - from) * t;

/** Returns the farthest allowed box on the straight path from one box to another. The first box is always allowed. */
function farthest(at: (t: number) => CropBox, isAllowed: (box: CropBox) => boolean): CropBox {
  if (isAllowed(at(1))) return at(1);
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (isAllowed(at(middle))) low = middle;
    else high = middle;
  }
  return at(low);
}
