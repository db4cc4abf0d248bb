import type { ExportShape } from "@lacquer/contracts";

export interface Size {
  width: number;
  height: number;
}

/** A rectangle in a picture's pixels. A frame may reach beyond its picture. */
export interface Box extends Size {
  left: number;
  top: number;
}

type CutShape = Exclude<ExportShape, "full">;

export const RATIOS: Readonly<Record<CutShape, readonly [width: number, height: number]>> = {
  "4x5": [4, 5],
  "3x4": [3, 4],
  "9x16": [9, 16],
  "1x1": [1, 1],
};

/** The margins between the nails and the frame's edges, as shares of the frame's sides. */
interface Margins {
  side: number;
  top: number;
  bottom: number;
}

export const EVEN: Margins = { side: 0.06, top: 0.06, bottom: 0.06 };
/** In a picture as tall as the screen, apps show names and buttons over the top and the bottom. */
const STORY: Margins = { side: 0.06, top: 0.12, bottom: 0.16 };

export const marginsOf = (shape: CutShape): Margins => (shape === "9x16" ? STORY : EVEN);

/**
 * Returns the box of the nails with their margins. The box ends at the picture's edges, because a margin beyond them
 * cannot be shown.
 */
function mustShow(nails: Box, picture: Size, frame: Size, { side, top, bottom }: Margins): Box {
  const left = Math.max(0, nails.left - side * frame.width);
  const upper = Math.max(0, nails.top - top * frame.height);
  const right = Math.min(picture.width, nails.left + nails.width + side * frame.width);
  const lower = Math.min(picture.height, nails.top + nails.height + bottom * frame.height);
  return { left, top: upper, width: right - left, height: lower - upper };
}

/** Returns the part of the nails' box that is within the picture, or the picture's middle if the box is unknown. */
function within(nails: Box | null, { width, height }: Size): Box {
  if (!nails) return { left: width / 2, top: height / 2, width: 0, height: 0 };
  const left = Math.min(width, Math.max(0, nails.left));
  const top = Math.min(height, Math.max(0, nails.top));
  const right = Math.max(left, Math.min(width, nails.left + nails.width));
  const bottom = Math.max(top, Math.min(height, nails.top + nails.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** Centres the frame on what must be seen. Where the picture is large enough, the frame stays within it. */
function placed(from: number, length: number, frame: number, picture: number): number {
  if (frame >= picture) return (picture - frame) / 2;
  return Math.min(picture - frame, Math.max(0, from + length / 2 - frame / 2));
}

/**
 * Returns the part of a picture that a shape shows: as large as the picture allows, around the nails. If the nails and
 * their margins need more room, the frame becomes larger than the picture.
 */
export function frameFor(shape: CutShape, picture: Size, nails: Box | null): Box {
  const [across, down] = RATIOS[shape];
  let unit = Math.min(picture.width / across, picture.height / down);
  const known = within(nails, picture);
  const margins = nails ? marginsOf(shape) : { side: 0, top: 0, bottom: 0 };
  // The margins grow with the frame, so the frame is enlarged in steps. The picture's own edges limit what must be
  // seen, so the loop ends.
  for (;;) {
    const frame = { width: unit * across, height: unit * down };
    const must = mustShow(known, picture, frame, margins);
    const grow = Math.max(must.width / frame.width, must.height / frame.height);
    if (grow <= 1.0005) {
      const left = placed(must.left, must.width, frame.width, picture.width);
      const top = placed(must.top, must.height, frame.height, picture.height);
      return { left, top, ...frame };
    }
    unit *= grow;
  }
}
