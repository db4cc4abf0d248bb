import { naturalHalf } from "../src/natural-outline.ts";
import type { NailPlace, PhotoPixels } from "../src/index.ts";

type Color = readonly [number, number, number];

/** Draws a softly lit photo of one finger with one nail on grey cloth. Returns the photo and the nail's place. */
export function drawFinger({ skin, nail, angle }: { skin: Color; nail: Color; angle: number }): {
  pixels: PhotoPixels;
  place: NailPlace;
} {
  const [width, height] = [480, 400];
  const place = { x: 0.5, y: 0.55, angle, width: 0.12, length: 0.16 };
  const radians = (angle * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const long = place.length * width;
  const wide = place.width * width;
  for (let p = 0; p < width * height; p++) {
    const dx = (p % width) + 0.5 - place.x * width;
    const dy = Math.floor(p / width) + 0.5 - place.y * height;
    const along = dx * sin - dy * cos;
    const across = dx * cos + dy * sin;
    const isNail = Math.abs(across) < naturalHalf(along, wide, long);
    const round = Math.hypot(across, Math.max(0, along - long * 0.55)) / (wide * 0.72);
    const color = isNail ? nail : round < 1 ? skin : ([92, 96, 104] as const);
    // A round object is darker towards its sides, and the nail has a streak of light.
    const shade = round < 1 ? 1 - 0.22 * round * round : 0.9;
    const shine = isNail && Math.abs(across + wide * 0.2) < wide * 0.05 ? 46 : 0;
    for (let c = 0; c < 3; c++) data[p * 4 + c] = (color[c] ?? 0) * shade + shine;
  }
  return { pixels: { data, width, height }, place };
}
