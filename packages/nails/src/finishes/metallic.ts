import { faded, type Stop } from "../paint/canvas.ts";
import { adjust, mix } from "../paint/color.ts";
import type { Coat } from "./coat.ts";
import { gloss } from "./gloss.ts";

/** Foil pigment: broad bright and dark bands across, and the brush's fine lines along the nail. */
export const metallic: Coat = {
  depth: 0.55,
  edge: 1,
  under(nail, strength) {
    const { palette, light, length } = nail;
    const random = nail.random("metallic");
    const bright = mix(palette.light, "#ffffff", 0.5);
    const mirror = (at: number): number => (light.side < 0 ? at : 1 - at);
    const bands: Stop[] = (
      [
        [0, palette.ink, 0.72],
        [0.1, palette.deep, 0.6],
        [0.24, bright, 0.62],
        [0.34, bright, 0.88],
        [0.46, palette.light, 0.3],
        [0.62, palette.deep, 0.52],
        [0.76, palette.deep, 0.3],
        [0.86, bright, 0.5],
        [0.94, palette.deep, 0.5],
        [1, palette.ink, 0.75],
      ] as const
    ).map(([at, color, opacity]) => [mirror(at), color, opacity] as const);
    bands.sort((a, b) => a[0] - b[0]);
    const lines: Record<"bright" | "dark", string> = { bright: "", dark: "" };
    for (let i = 0; i < 64; i++) {
      const x = random.range(-0.5, 0.5);
      const from = random.range(-0.1, length * 0.6);
      const to = from + random.range(0.3, length * 0.7);
      lines[i % 2 ? "dark" : "bright"] += nail.path([[x, from], [x + random.range(-0.015, 0.015), to]], false);
    }
    const brush =
      `<path d="${lines.bright}" fill="none" stroke="#ffffff" stroke-width="${nail.px(0.009)}" stroke-opacity=".2"/>` +
      `<path d="${lines.dark}" fill="none" stroke="${palette.ink}" stroke-width="${nail.px(0.009)}" stroke-opacity=".17"/>`;
    const lustre = nail.along("ml", [
      [0, adjust(palette.base, { light: 0.6 }), 0.4],
      [0.35, palette.light, 0],
      [0.6, bright, 0.28],
      [1, palette.deep, 0.3],
    ]);
    return faded(nail.cover(nail.across("mb", bands)) + nail.cover(lustre) + brush, strength);
  },
  over: (nail, strength) => gloss(nail, strength * 0.42),
};
