import type { NailGuide } from "@lacquer/contracts";
import { estimateLight, type Light, type NailSurroundings, readPhoto } from "@lacquer/nails";
import { KEY } from "./light.ts";

interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * Returns the light under which a hand was rendered. Only the values that depend on the picture's pixels are read from
 * the picture.
 */
export function knownLight(picture: Pixels, guides: readonly NailGuide[]): Light {
  const read = estimateLight(readPhoto({ ...picture, channels: 3 }), guides);
  const flat = Math.hypot(KEY.x, KEY.y);
  return {
    ...read,
    x: (KEY.x / flat) * 0.75,
    y: (KEY.y / flat) * 0.75,
    height: 0.6,
    size: 0.42,
    hardness: 0.6,
    tint: "#ffffff",
    certainty: 1,
    nails: guides.map((guide, i) => ownSides(picture, guide, read.nails?.[i])),
  };
}

/**
 * `EDGE` is the position across a nail, in its widths, where the colour of its edge is read. `FULL` is the length along
 * the nail up to which the finger keeps its width.
 */
const EDGE = 0.47;
const FULL = 0.8;

/**
 * Returns the colours beside a slimmer design, where the natural nail shows. On a photo, these colours are guessed from
 * the pixels beside the nail. On a rendered hand, the colours are read from the nail itself, because the nail's edge
 * has the skin's colour.
 */
function ownSides(
  picture: Pixels,
  guide: NailGuide,
  read: NailSurroundings | undefined,
): NailSurroundings {
  if (!read) throw new Error(`The surroundings of the ${guide.finger} were not read.`);
  const along = (side: number): string[] =>
    read.left.map((_, i) => {
      const y = Math.min(FULL, 1 / 3 + (i / (read.left.length - 1)) * 0.7);
      return colorAt(picture, guide, side * EDGE, y);
    });
  return { skin: read.skin, left: along(-1), right: along(1) };
}

/**
 * Returns the mean colour around a point of a nail. The point is measured across in the nail's widths and along in its
 * lengths.
 */
function colorAt({ data, width, height }: Pixels, guide: NailGuide, x: number, y: number): string {
  const turn = (guide.angle * Math.PI) / 180;
  const across = x * guide.width * width;
  const up = y * guide.length * width;
  const left = Math.round(guide.x * width + Math.cos(turn) * across + Math.sin(turn) * up);
  const top = Math.round(guide.y * height + Math.sin(turn) * across - Math.cos(turn) * up);
  const sum = [0, 0, 0];
  for (let j = -2; j <= 2; j++)
    for (let i = -2; i <= 2; i++)
      for (let c = 0; c < 3; c++)
        sum[c] = (sum[c] ?? 0) + (data[((top + j) * width + left + i) * 3 + c] ?? 0);
  return `#${sum
    .map((total) =>
      Math.round(total / 25)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
