import { type Point, round } from "../geometry/outline.ts";
import { faded } from "../paint/canvas.ts";
import { mix } from "../paint/color.ts";
import type { Coat } from "./coat.ts";
import { gloss } from "./gloss.ts";

/** Magnetic pigment: a dark coat with one bright diagonal band that glows and shimmers. */
export const cateye: Coat = {
  depth: 0.9,
  edge: 1.1,
  under(nail, strength) {
    const { palette, light, length } = nail;
    const bright = mix(palette.light, "#ffffff", 0.42);
    const middle = length * 0.5;
    const lean = -light.side * 0.34;
    const band: Point[] = [];
    for (let i = 0; i <= 8; i++) {
      const x = -0.62 + i * 0.155;
      band.push([x, middle + x * lean * 1.7 + 0.07 * Math.cos(x * 3)]);
    }
    const d = nail.curve(band);
    let soft = "";
    for (let i = 0; i < 9; i++) {
      const width = 0.62 - i * 0.065;
      soft += `<path d="${d}" fill="none" stroke="${i < 4 ? palette.base : palette.light}" stroke-width="${nail.px(width)}" stroke-opacity="${round(0.1 + i * 0.012, 3)}"/>`;
    }
    const core = [0.1, 0.062, 0.026]
      .map(
        (width, i) =>
          `<path d="${d}" fill="none" stroke="${bright}" stroke-width="${nail.px(width)}" stroke-opacity="${round(0.26 + i * 0.14, 2)}"/>`,
      )
      .join("");
    const [dust = ""] = nail.marks("cateye", () => {
      const random = nail.random("cateye");
      let marks = "";
      for (let i = 0; i < 240; i++) {
        const x = random.range(-0.52, 0.52);
        const spread = (random.next() + random.next() + random.next() - 1.5) * 0.52;
        const [cx, cy] = nail.frame.at(x, middle + x * lean * 1.7 + spread);
        const size = Math.max(0.5, random.range(0.004, 0.011) * nail.unit);
        marks += `M${round(cx - size, 1)} ${round(cy, 1)}l${round(size, 1)} ${round(-size, 1)}l${round(size, 1)} ${round(size, 1)}l${round(-size, 1)} ${round(size, 1)}Z`;
      }
      return [marks];
    });
    const dark = nail.cover(mix(palette.ink, "#08080c", 0.35), 0.7);
    return faded(
      `${dark}${soft}${core}<path d="${dust}" fill="${mix(palette.light, "#ffffff", 0.6)}" fill-opacity=".55"/>`,
      strength,
    );
  },
  over: (nail, strength) => gloss(nail, strength * 0.72),
};
