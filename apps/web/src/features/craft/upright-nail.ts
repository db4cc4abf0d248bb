import { type NailDesign, renderNail, tileBoundsOf } from "@lacquer/nails";
import type { NailGuide } from "@lacquer/contracts";
import type { DraftTab } from "../tabs/index.ts";

/** One nail of a design, and its natural length in nail widths. */
export interface UprightNail {
  index: number;
  guide: NailGuide;
  natural: number;
}

/** The place of the cuticle's middle on the picture, as fractions of its side. */
const [X, Y] = [0.5, 0.7];
/** The picture is ten nail widths wide and high, so that even the longest nail fits. */
const WIDTHS = 10;

/** Returns a design with the nail alone, tip up, and `wide` pixels wide, on a square picture. */
export function uprightDesign(
  tab: DraftTab,
  { index, guide, natural }: UprightNail,
  wide: number,
): NailDesign {
  const width = 1 / WIDTHS;
  const upright = { ...guide, x: X, y: Y, angle: 0, width, length: width * natural };
  return {
    photoWidth: wide * WIDTHS,
    photoHeight: wide * WIDTHS,
    settings: tab.designSettings,
    weights: { ...tab.influenceWeights },
    prompt: tab.aiPrompt,
    seed: tab.id,
    references: [],
    imageIndex: 0,
    nails: Array.from({ length: Math.max(tab.nails.length, index + 1) }, () => ({
      guide: upright,
    })),
  };
}

/** A painted nail as PNG. Its edges are in nail widths from the cuticle's middle, with y towards the tip. */
export interface NailPng {
  bytes: ArrayBuffer;
  left: number;
  bottom: number;
  width: number;
  height: number;
}

/** Returns the nail as the studio paints it, `wide` pixels wide; null if this browser cannot make pictures. */
export async function nailPng(
  tab: DraftTab,
  nail: UprightNail,
  wide: number,
): Promise<NailPng | null> {
  const design = uprightDesign(tab, nail, wide);
  const [tile, bounds] = [renderNail(design, nail.index), tileBoundsOf(design, nail.index)];
  if (!tile || !bounds) return null;
  const { width, height } = tile;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.putImageData(new ImageData(tile.pixels, width, height), 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) return null;
  return {
    bytes: await blob.arrayBuffer(),
    left: (bounds.x - X * design.photoWidth) / wide,
    bottom: (Y * design.photoHeight - bounds.y - height) / wide,
    width: width / wide,
    height: height / wide,
  };
}
