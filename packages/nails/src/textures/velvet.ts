import { round } from "../geometry/outline.ts";
import { mix } from "../paint/color.ts";
import type { TexturePainter } from "./texture.ts";

/** Pile that shines where it is seen from the side: bright rims, a dark brushed heart and fine fibres. */
export const velvet: TexturePainter = (nail) => {
  const { palette, light, length } = nail;
  const random = nail.random("velvet");
  const sheen = mix(palette.light, "#ffffff", 0.45);
  const heart = nail.glow("tv", [-light.side * 0.05, length * 0.5], 0.36, length * 0.42, [
    [0, palette.ink, 0.46],
    [0.55, palette.ink, 0.26],
    [1, palette.ink, 0],
  ]);
  let edges = "";
  for (const [width, opacity] of [[0.42, 0.1], [0.3, 0.12], [0.19, 0.15], [0.1, 0.16]] as const) {
    edges += `<use href="#${nail.id("o")}" fill="none" stroke="${sheen}" stroke-width="${nail.px(width)}" stroke-opacity="${opacity}"/>`;
  }
  const fibres = ["", ""];
  for (let i = 0; i < 460; i++) {
    const [x, y] = nail.frame.at(random.range(-0.54, 0.54), random.range(0, length));
    const angle = ((nail.frame.angle + random.range(-50, 50) + light.side * 30) * Math.PI) / 180;
    const reach = random.range(0.02, 0.05) * nail.unit;
    fibres[i % 2] += `M${round(x, 1)} ${round(y, 1)}l${round(Math.sin(angle) * reach, 1)} ${round(-Math.cos(angle) * reach, 1)}`;
  }
  const pile =
    `<path d="${fibres[0] ?? ""}" fill="none" stroke="${sheen}" stroke-width="${nail.px(0.011)}" stroke-opacity=".42"/>` +
    `<path d="${fibres[1] ?? ""}" fill="none" stroke="${palette.ink}" stroke-width="${nail.px(0.011)}" stroke-opacity=".34"/>`;
  return nail.cover(heart) + edges + pile;
};
