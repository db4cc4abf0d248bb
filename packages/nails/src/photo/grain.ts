import type { NailGuide } from "@lacquer/contracts";
import { nailFrame } from "../geometry/outline.ts";
import type { PhotoReading } from "./reading.ts";
import { median } from "./samples.ts";

/** Returns the standard deviation of the photo's grain in levels of 255, measured on the skin below the nails. */
export function grainOf({ small, rough }: PhotoReading, guides: readonly NailGuide[]): number {
  const photo = { width: small.width, height: small.height };
  const across = rough.width / small.width;
  const down = rough.height / small.height;
  const found: number[] = [];
  for (const guide of guides) {
    const frame = nailFrame(guide, { nailShape: "oval", nailLength: "short" }, photo);
    for (let i = 0; i < 48; i++) {
      const [x, y] = frame.at(-0.45 + 0.9 * ((i % 8) / 7), -0.55 + 0.4 * (Math.floor(i / 8) / 5));
      const [column, row] = [Math.floor(x * across), Math.floor(y * down)];
      if (column < 0 || row < 0 || column >= rough.width || row >= rough.height) continue;
      found.push(rough.data[row * rough.width + column] ?? 0);
    }
  }
  // The divisor is 0.75 = 0.67 × √1.25. Half of a Gaussian's values are within 0.67 of its standard deviation, and
  // subtracting the mean of four neighbours adds a quarter to its variance.
  return found.length < 12 ? 1 : Math.min(5, Math.max(0.3, median(found) / 0.75));
}
