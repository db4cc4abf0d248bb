import { round } from "../geometry/outline.ts";
import { faded, type NailCanvas } from "../paint/canvas.ts";
import { adjust, mix } from "../paint/color.ts";
import type { Coat } from "./coat.ts";
import { gloss } from "./gloss.ts";

/** Flakes as tiny crooked squares, one path per tone. */
function flakes(nail: NailCanvas): string {
  const { palette } = nail;
  const tones: [string, number][] = [
    ["#ffffff", 0.95],
    [palette.pale, 0.9],
    [palette.light, 0.95],
    [mix(palette.light, palette.accent, 0.5), 0.85],
    [palette.accent, 0.8],
    [adjust(palette.light, { degrees: 24 }), 0.75],
    [adjust(palette.light, { degrees: -24 }), 0.75],
    [palette.deep, 0.8],
    [palette.ink, 0.6],
  ];
  const paths = nail.marks("glitter", () => flakePaths(nail, tones.length));
  return tones
    .map(
      ([color, opacity], i) =>
        `<path d="${paths[i] ?? ""}" fill="${color}" fill-opacity="${opacity}"/>`,
    )
    .toReversed()
    .join("");
}

function flakePaths(nail: NailCanvas, tones: number): string[] {
  const random = nail.random("glitter");
  const { unit } = nail;
  const paths = Array.from({ length: tones }, () => "");
  const count = Math.round(Math.min(1500, 560 * nail.length));
  // Below about a pixel flakes turn to grey mist, so small nails get fewer, larger ones.
  const smallest = Math.max(0.012, 0.62 / unit);
  for (let i = 0; i < count; i++) {
    const [cx, cy] = nail.frame.at(
      random.range(-0.56, 0.56),
      random.range(-0.02, nail.length + 0.04),
    );
    const size = (smallest + random.next() ** 2.4 * 0.026) * unit;
    const turn = random.range(0, Math.PI);
    const squash = random.range(0.45, 1);
    let d = "";
    for (let corner = 0; corner < 4; corner++) {
      const angle = turn + corner * 1.45 + (corner > 1 ? 0.3 : 0);
      d += `${corner ? "L" : "M"}${round(cx + Math.cos(angle) * size, 1)} ${round(cy + Math.sin(angle) * size * squash, 1)}`;
    }
    const tone = Math.floor(random.next() ** 1.1 * tones);
    paths[tone] += `${d}Z`;
  }
  return paths;
}

/** A few flakes that catch the light: four-pointed stars with a halo. */
function stars(nail: NailCanvas): string {
  const random = nail.random("stars");
  let d = "";
  let halo = "";
  for (let i = 0; i < 11; i++) {
    const x = random.range(-0.4, 0.4) + nail.light.side * 0.06;
    const y = random.range(0.12, nail.length * 0.94);
    const [cx, cy] = nail.frame.at(x, y);
    const reach = random.range(0.025, 0.075) * nail.unit;
    const waist = reach * 0.13;
    for (let k = 0; k < 8; k++) {
      const angle = (k * Math.PI) / 4 - Math.PI / 2;
      const radius = k % 2 ? waist : k % 4 ? reach * 0.72 : reach;
      d += `${k ? "L" : "M"}${round(cx + Math.cos(angle) * radius, 1)} ${round(cy + Math.sin(angle) * radius, 1)}`;
    }
    d += "Z";
    halo += `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${round(reach * 0.42, 1)}"/>`;
  }
  return `<g fill="#ffffff" fill-opacity=".3">${halo}</g><path d="${d}" fill="#ffffff" fill-opacity=".95"/>`;
}

/** Packed flakes in the colour's tones under a clear coat. */
export const glitter: Coat = {
  depth: 0.85,
  edge: 1,
  under: (nail, strength) => faded(nail.cover(nail.palette.deep, 0.42) + flakes(nail), strength),
  over: (nail, strength) =>
    faded(stars(nail), strength * (0.55 + 0.45 * nail.light.exposure)) +
    gloss(nail, strength * 0.38),
};
