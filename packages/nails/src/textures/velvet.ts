import { round } from "../geometry/outline.ts";
import type { NailCanvas } from "../paint/canvas.ts";
import { mix } from "../paint/color.ts";
import type { TexturePainter } from "./texture.ts";

/** The pile: very short fibres that mostly lean one way, half of them bright. */
function pile(nail: NailCanvas, bright: string, dark: string): string {
  const fibres = nail.marks("velvet", () => fibrePaths(nail));
  const width = nail.px(Math.max(0.009, 0.6 / nail.unit));
  const stroke = (d: string, color: string, opacity: number): string =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-opacity="${opacity}"/>`;
  return (
    stroke(fibres[0] ?? "", bright, 0.34) +
    stroke(fibres[1] ?? "", dark, 0.3) +
    stroke(fibres[2] ?? "", mix(bright, "#ffffff", 0.4), 0.22)
  );
}

function fibrePaths(nail: NailCanvas): string[] {
  const random = nail.random("velvet");
  const fibres = ["", "", ""];
  const count = Math.round(Math.min(1500, 620 * nail.length));
  for (let i = 0; i < count; i++) {
    const [x, y] = nail.frame.at(random.range(-0.54, 0.54), random.range(0, nail.length));
    const angle =
      ((nail.frame.angle + nail.light.side * 40 + random.range(-32, 32)) * Math.PI) / 180;
    const reach = random.range(0.012, 0.032) * nail.unit;
    fibres[i % 3] +=
      `M${round(x, 1)} ${round(y, 1)}l${round(Math.sin(angle) * reach, 1)} ${round(-Math.cos(angle) * reach, 1)}`;
  }
  return fibres;
}

/** Cloth shines where it is seen from the side: bright flanks, a deep heart, and a brushed sweep across. */
export const velvet: TexturePainter = (nail) => {
  const { palette, light, length } = nail;
  const sheen = mix(palette.light, "#ffffff", 0.35);
  const flanks = nail.across("tf", [
    [0, sheen, 0.6],
    [0.12, sheen, 0.42],
    [0.34, palette.ink, 0.12],
    [0.5, palette.ink, 0.42],
    [0.66, palette.ink, 0.16],
    [0.88, sheen, 0.34],
    [1, sheen, 0.5],
  ]);
  const sweep = nail.along(
    "tw",
    [
      [0, sheen, 0.4],
      [0.2, sheen, 0.05],
      [0.42, palette.ink, 0.2],
      [0.6, sheen, 0.3],
      [0.7, sheen, 0.12],
      [0.85, palette.ink, 0.14],
      [1, sheen, 0.34],
    ],
    0,
    length,
    light.side * 0.4,
  );
  return nail.cover(flanks) + nail.cover(sweep) + pile(nail, sheen, palette.ink);
};
