import type { Point } from "../geometry/outline.ts";
import { faded, type Stop } from "../paint/canvas.ts";
import { adjust, mix } from "../paint/color.ts";
import { sliver } from "../paint/volume.ts";
import type { Coat } from "./coat.ts";

/** A mirror: the room in it has a dark floor with a curved horizon, a bright window and abrupt edges. */
export const chrome: Coat = {
  depth: 0.25,
  edge: 1.1,
  under(nail, strength) {
    const { palette, light, length } = nail;
    const tinted = adjust(palette.base, { chroma: 0.8 });
    const white = mix(tinted, "#ffffff", 0.9);
    const bright = mix(tinted, "#ffffff", 0.58);
    const grey = mix(tinted, "#8d8f96", 0.3);
    const dark = mix(palette.ink, "#1b1c22", 0.35);
    const mirror = (at: number): number => (light.side < 0 ? at : 1 - at);
    const room: Stop[] = (
      [
        [0, dark, 1],
        [0.07, grey, 1],
        [0.15, bright, 1],
        [0.2, dark, 0.94],
        [0.235, white, 1],
        [0.36, white, 1],
        [0.43, bright, 1],
        [0.6, grey, 1],
        [0.75, mix(grey, dark, 0.72), 1],
        [0.8, dark, 1],
        [0.84, bright, 1],
        [0.93, grey, 1],
        [1, dark, 1],
      ] as const
    ).map(([at, color, opacity]) => [mirror(at), color, opacity] as const);
    room.sort((a, b) => a[0] - b[0]);
    const horizon = (y: number, bend: number): Point[] => {
      const points: Point[] = [];
      for (let i = 0; i <= 8; i++) {
        const x = -0.6 + i * 0.15;
        points.push([x, y + bend * (1 - (x / 0.6) ** 2)]);
      }
      return points;
    };
    const floor = `${nail.curve(horizon(0.12, 0.3))}L${nail.path([[0.7, -0.2], [-0.7, -0.2]]).slice(1)}`;
    const floorFill = nail.along("cf", [
      [0, bright, 0.85],
      [0.4, grey, 0.8],
      [0.92, dark, 0.9],
      [1, dark, 0.95],
    ], -0.02, 0.42);
    const sky = nail.along("ck", [
      [0, "#ffffff", 0],
      [0.55, "#ffffff", 0],
      [0.86, white, 0.62],
      [1, white, 0.85],
    ]);
    const line = `<path d="${nail.curve(horizon(0.135, 0.31))}" fill="none" stroke="${white}" stroke-width="${nail.px(0.022)}" stroke-opacity=".8"/>`;
    const counter = `<path d="${sliver(nail, light.side === 1 ? -1 : 1, { from: length * 0.3, to: length * 0.9, inset: 0.5, thickness: 0.12, ends: 0.9 })}" fill="${dark}" fill-opacity=".35"/>`;
    return faded(
      nail.cover(nail.across("cr", room)) + counter + nail.cover(sky) +
        `<path d="${floor}" fill="${floorFill}"/>${line}`,
      strength,
    );
  },
  over(nail, strength) {
    const streak = `<path d="${sliver(nail, nail.light.side, { from: nail.length * 0.24, to: nail.length * 0.8, inset: 0.5, thickness: 0.07, ends: 0.4 })}" fill="#ffffff" fill-opacity=".75"/>`;
    return faded(streak, strength * (0.5 + 0.5 * nail.light.exposure));
  },
};
