import type { NailSurroundings } from "../design.ts";
import type { Point } from "../geometry/outline.ts";
import { round } from "../geometry/outline.ts";
import type { NailCanvas } from "../paint/canvas.ts";
import { adjust } from "../paint/color.ts";

/** Half width of the natural nail at height y: straight sides, a rounded free edge. */
function naturalHalf(y: number, natural: number): number {
  const d = natural * 1.03 - y;
  const closing = d >= 0.4 ? 1 : (1 - (1 - Math.max(0, d) / 0.4) ** 2.6) ** (1 / 2.6);
  return 0.51 * closing;
}

/**
 * Hides the natural nail's corners where the new outline leaves them uncovered, in the colours seen just
 * beside them; soft-edged. Nothing when the new nail covers all of it.
 */
export function mend(nail: NailCanvas, around: NailSurroundings): string {
  const { natural, frame } = nail;
  const left: Point[] = [];
  const right: Point[] = [];
  let peeks = 0;
  for (let i = 0; i <= 24; i++) {
    const y = natural * (0.3 + (0.73 * i) / 24);
    const half = naturalHalf(y, natural);
    left.push([-half, y]);
    right.push([half, y]);
    peeks = Math.max(peeks, half - frame.profile.right(y), half + frame.profile.left(y));
  }
  if (peeks < 0.02) return "";
  const d = nail.path([...left, ...right.toReversed()]);
  const tip = nail.across("mt", [
    [0, around.left, 1],
    [0.3, around.left, 1],
    [0.7, around.right, 1],
    [1, around.right, 1],
  ]);
  const soft = [0.16, 0.1, 0.05]
    .map((width, i) => `<path d="${d}" fill="none" stroke="${tip}" stroke-width="${nail.px(width)}" stroke-opacity="${round(0.22 + i * 0.16, 2)}" stroke-linejoin="round"/>`)
    .join("");
  return `${soft}<path d="${d}" fill="${tip}"/>`;
}

/** The nail's shadow on finger and ground: tight contact all round, and a softer one away from the light. */
export function shadow(nail: NailCanvas, skin: string): string {
  const { light } = nail;
  const tone = adjust(skin, { light: 0.3, chroma: 0.8 });
  const [x0, y0] = nail.frame.at(0, 0);
  const [x1, y1] = nail.frame.at(-light.across * 0.085, -light.along * 0.06 - 0.012);
  const away = `translate(${round(x1 - x0)} ${round(y1 - y0)})`;
  let svg = "";
  for (const [grow, opacity] of [[0.2, 0.028], [0.155, 0.034], [0.11, 0.042], [0.07, 0.055], [0.035, 0.075]] as const) {
    svg += `<use href="#${nail.id("o")}" transform="${away}" fill="${tone}" stroke="${tone}" stroke-width="${nail.px(grow)}" opacity="${opacity}"/>`;
  }
  svg += `<use href="#${nail.id("o")}" fill="none" stroke="${tone}" stroke-width="${nail.px(0.05)}" stroke-opacity=".16"/>`;
  svg += `<use href="#${nail.id("o")}" fill="none" stroke="${tone}" stroke-width="${nail.px(0.022)}" stroke-opacity=".26"/>`;
  return svg;
}

/** Where lacquer meets skin: the fold lies a little over the coat, darker in its crease. */
export function cuticle(nail: NailCanvas, skin: string): string {
  const fold = nail.along("qf", [
    [0, skin, 0.5],
    [0.5, skin, 0.25],
    [1, skin, 0],
  ], 0, 0.42);
  const crease = nail.along("qc", [
    [0, adjust(skin, { light: 0.52, chroma: 1.1 }), 0.55],
    [0.6, adjust(skin, { light: 0.52, chroma: 1.1 }), 0.3],
    [1, adjust(skin, { light: 0.52, chroma: 1.1 }), 0],
  ], 0, 0.6);
  const stroke = (paint: string, width: number): string =>
    `<use href="#${nail.id("o")}" fill="none" stroke="${paint}" stroke-width="${nail.px(width)}"/>`;
  return stroke(fold, 0.045) + stroke(crease, 0.02);
}
