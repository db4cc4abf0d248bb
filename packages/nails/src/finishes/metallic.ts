import { round } from "../geometry/outline.ts";
import { faded, type NailCanvas, type Stop } from "../paint/canvas.ts";
import { adjust, mix } from "../paint/color.ts";
import type { Coat } from "./coat.ts";
import { gloss } from "./gloss.ts";

/** The brush's hair-fine strokes along the nail, half of them bright and half dark. */
function brush(nail: NailCanvas): string {
  const random = nail.random("metallic");
  const { length, palette } = nail;
  const lines = ["", ""];
  for (let i = 0; i < 90; i++) {
    const x = random.range(-0.5, 0.5);
    const from = random.range(-0.1, length * 0.75);
    const to = from + random.range(0.2, length * 0.45);
    lines[i % 2] += nail.path(
      [
        [x, from],
        [x + random.range(-0.012, 0.012), to],
      ],
      false,
    );
  }
  const width = nail.px(Math.max(0.006, 0.45 / nail.unit));
  return (
    `<path d="${lines[0] ?? ""}" fill="none" stroke="#ffffff" stroke-width="${width}" stroke-opacity=".09"/>` +
    `<path d="${lines[1] ?? ""}" fill="none" stroke="${palette.ink}" stroke-width="${width}" stroke-opacity=".05"/>`
  );
}

/** Fine flakes of mica that catch the light. */
function pigment(nail: NailCanvas, color: string): string {
  const [d = ""] = nail.marks("mica", () => {
    const random = nail.random("mica");
    const size = round(Math.max(0.7, 0.008 * nail.unit), 1);
    let flakes = "";
    for (let i = 0; i < 420; i++) {
      const [x, y] = nail.frame.at(random.range(-0.5, 0.5), random.range(0, nail.length));
      flakes += `M${round(x, 1)} ${round(y, 1)}h${size}v${size}h-${size}z`;
    }
    return [flakes];
  });
  return `<path d="${d}" fill="${color}" fill-opacity=".34"/>`;
}

/** Foil pigment: wide soft bands of light and dark in the colour's own tones, finely brushed. */
export const metallic: Coat = {
  depth: 0.5,
  edge: 1,
  under(nail, strength) {
    const { palette, light } = nail;
    const bright = mix(adjust(palette.base, { lift: 0.2, chroma: 0.92 }), "#ffffff", 0.32);
    const glare = mix(palette.light, "#ffffff", 0.78);
    const dark = adjust(palette.base, { light: 0.56, chroma: 1.05 });
    const bands: Stop[] = (
      [
        [0, palette.ink, 0.9],
        [0.08, dark, 0.85],
        [0.2, bright, 0.8],
        [0.27, glare, 0.95],
        [0.36, glare, 0.85],
        [0.46, bright, 0.75],
        [0.6, palette.base, 0.35],
        [0.74, dark, 0.66],
        [0.83, dark, 0.5],
        [0.9, bright, 0.8],
        [0.96, dark, 0.6],
        [1, palette.ink, 0.85],
      ] as const
    ).map(([at, color, opacity]) => [light.side < 0 ? at : 1 - at, color, opacity] as const);
    const lustre = nail.along(
      "ml",
      [
        [0, dark, 0.5],
        [0.2, dark, 0],
        [0.48, glare, 0.42],
        [0.64, palette.base, 0],
        [0.84, glare, 0.3],
        [1, dark, 0.4],
      ],
      0,
      nail.length,
      light.side * 0.25,
    );
    const across = nail.across(
      "mb",
      bands.toSorted((a, b) => a[0] - b[0]),
    );
    return faded(
      nail.cover(across) + nail.cover(lustre) + brush(nail) + pigment(nail, glare),
      strength,
    );
  },
  over: (nail, strength) => gloss(nail, strength * 0.3),
};
