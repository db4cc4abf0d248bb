import type { NailSurroundings } from "../design.ts";
import { naturalHalf } from "../geometry/natural.ts";
import type { Point } from "../geometry/outline.ts";
import { round } from "../geometry/outline.ts";
import type { NailCanvas } from "../paint/canvas.ts";
import { adjust } from "../paint/color.ts";

/**
 * Hides the natural nail where the new outline leaves it uncovered, in the colours seen just beside it at the
 * same height; soft-edged. Nothing when the new nail covers all of it.
 */
export function mend(nail: NailCanvas, around: NailSurroundings): string {
  const { natural, frame } = nail;
  const from = natural / 3;
  const to = from + natural * 0.7;
  const edges: [Point[], Point[]] = [[], []];
  let peeks = 0;
  for (let i = 0; i <= 20; i++) {
    const y = from + ((to - from) * i) / 20;
    const half = naturalHalf(y, natural);
    edges[0].push([-half, y]);
    edges[1].push([half, y]);
    peeks = Math.max(peeks, half - frame.profile.right(y), half + frame.profile.left(y));
  }
  if (peeks < 0.015) return "";
  const side = (index: 0 | 1, colors: readonly string[]): string => {
    const paint = nail.along(
      `mt${index}`,
      colors.map((color, i) => [i / Math.max(1, colors.length - 1), color, 1] as const),
      from,
      to,
    );
    const edge = edges[index];
    const d = nail.path([[0, from], ...edge, [0, to]]);
    const line = nail.path(edge, false);
    const soft = [0.11, 0.07, 0.035]
      .map(
        (width) =>
          `<path d="${line}" fill="none" stroke="${paint}" stroke-width="${nail.px(width)}" stroke-opacity=".36" stroke-linecap="round"/>`,
      )
      .join("");
    return `${soft}<path d="${d}" fill="${paint}"/>`;
  };
  return side(0, around.left) + side(1, around.right);
}

/** The nail's shadow on finger and ground: tight contact all round, and a softer one away from the light. */
export function shadow(nail: NailCanvas, skin: string): string {
  const { light } = nail;
  const tone = adjust(skin, { light: 0.3, chroma: 0.8 });
  const [x0, y0] = nail.frame.at(0, 0);
  const [x1, y1] = nail.frame.at(-light.across * 0.085, -light.along * 0.06 - 0.012);
  const away = `translate(${round(x1 - x0)} ${round(y1 - y0)})`;
  let svg = "";
  for (const [grow, opacity] of [
    [0.2, 0.028],
    [0.155, 0.034],
    [0.11, 0.042],
    [0.07, 0.055],
    [0.035, 0.075],
  ] as const) {
    svg += `<path d="${nail.grown(grow / 2)}" transform="${away}" fill="${tone}" fill-opacity="${opacity}"/>`;
  }
  // Contact is closest at the fold; a free edge hovers and must not look outlined.
  const contact = nail.along("qs", [
    [0, tone, 1],
    [0.35, tone, 0.7],
    [0.75, tone, 0.3],
    [1, tone, 0.2],
  ]);
  for (const [width, opacity] of [
    [0.05, 0.17],
    [0.022, 0.26],
  ] as const) {
    svg += `<path d="${nail.grown(width / 2)}" fill="${contact}" fill-opacity="${opacity}"/>`;
  }
  return svg;
}

/** Where lacquer meets skin: the fold lies a little over the coat, darker in its crease. */
export function cuticle(nail: NailCanvas, skin: string): string {
  const fold = nail.along(
    "qf",
    [
      [0, skin, 0.5],
      [0.5, skin, 0.25],
      [1, skin, 0],
    ],
    0,
    0.42,
  );
  const crease = nail.along(
    "qc",
    [
      [0, adjust(skin, { light: 0.52, chroma: 1.1 }), 0.55],
      [0.6, adjust(skin, { light: 0.52, chroma: 1.1 }), 0.3],
      [1, adjust(skin, { light: 0.52, chroma: 1.1 }), 0],
    ],
    0,
    0.6,
  );
  const band = (paint: string, width: number): string =>
    `<path d="${nail.band(width / 2, -width / 2, 0.62)}" fill="${paint}"/>`;
  return band(fold, 0.045) + band(crease, 0.02);
}
