import type { Point } from "../geometry/outline.ts";
import { faded, type NailCanvas, type Stop } from "../paint/canvas.ts";
import { adjust, mix } from "../paint/color.ts";
import { sliver } from "../paint/nail-curves.ts";
import type { Coat } from "./coat.ts";

/** A line across the nail that sags towards the cuticle at the sides, as a level horizon does on a bent mirror. */
function horizon(y: number, bend: number): Point[] {
  return Array.from({ length: 9 }, (_, i) => {
    const x = -0.6 + i * 0.15;
    return [x, y + bend * (1 - (x / 0.6) ** 2)] as const;
  });
}

function below(nail: NailCanvas, line: Point[]): string {
  return `${nail.curve(line)}L${nail
    .path([
      [0.7, -0.3],
      [-0.7, -0.3],
    ])
    .slice(1)}`;
}

/** A mirror: the room in it has a dark floor under a curved horizon, a bright window and abrupt edges. */
export const chrome: Coat = {
  depth: 0.2,
  edge: 1.1,
  under(nail, strength) {
    const { palette, light } = nail;
    const tinted = adjust(palette.base, { chroma: 0.85 });
    const white = mix(tinted, "#ffffff", 0.93);
    const bright = mix(tinted, "#ffffff", 0.55);
    const grey = mix(tinted, "#85878e", 0.3);
    const dim = adjust(tinted, { light: 0.55 });
    const dark = mix(palette.ink, "#17181d", 0.45);
    const room: Stop[] = (
      [
        [0, dark, 1],
        [0.06, dim, 1],
        [0.14, bright, 1],
        [0.2, grey, 1],
        [0.265, dark, 1],
        [0.29, white, 1],
        [0.4, white, 1],
        [0.47, bright, 1],
        [0.58, grey, 1],
        [0.72, dim, 1],
        [0.81, dark, 1],
        [0.86, grey, 1],
        [0.91, bright, 1],
        [0.96, dim, 1],
        [1, dark, 1],
      ] as const
    ).map(([at, color, opacity]) => [light.side < 0 ? at : 1 - at, color, opacity] as const);
    const across = nail.across(
      "cr",
      room.toSorted((a, b) => a[0] - b[0]),
    );
    const sky = nail.along("ck", [
      [0, dim, 0],
      [0.3, dim, 0.1],
      [0.56, dark, 0.34],
      [0.66, white, 0.12],
      [0.84, white, 0.72],
      [1, bright, 0.9],
    ]);
    // The floor fades in over three steps: a mirror's horizon is sharp, a lacquered nail's a little less.
    const floor = [0.115, 0.08, 0.045]
      .map(
        (y, i) =>
          `<path d="${below(nail, horizon(y, 0.3))}" fill="${dark}" fill-opacity="${[0.42, 0.6, 0.6][i] ?? 0.6}"/>`,
      )
      .join("");
    const bounce = nail.glow("cb", [light.side * 0.08, 0.1], 0.26, 0.12, [
      [0, bright, 0.75],
      [0.5, bright, 0.3],
      [1, bright, 0],
    ]);
    return faded(nail.cover(across) + nail.cover(sky) + floor + nail.cover(bounce), strength);
  },
  over(nail, strength) {
    const { light, length } = nail;
    const streak = `<path d="${sliver(nail, light.side, { from: Math.max(0.46, length * 0.26), to: length * 0.78, inset: 0.52, thickness: 0.085, ends: 0.4 })}" fill="#ffffff" fill-opacity=".85"/>`;
    return faded(streak, strength * (0.5 + 0.5 * light.exposure));
  },
};
