import { naturalHalf } from "../geometry/natural.ts";
import type { Point } from "../geometry/outline.ts";
import { COATS } from "../finishes/index.ts";
import { faded, type NailCanvas } from "../paint/canvas.ts";
import { mix } from "../paint/color.ts";
import { type Detail, details } from "../paint/details.ts";
import { film } from "../paint/vibe.ts";
import { rim, volume } from "../paint/volume.ts";
import { PATTERN_PAINTERS } from "../patterns/index.ts";
import { crossing } from "../paint/nail-curves.ts";
import { REFLECTION_LEFT, TEXTURE_PAINTERS } from "../textures/index.ts";
import type { LayerStrengths } from "./layers.ts";

/** Finishes whose pigment hides the colour beneath, so that patterns must lie on it. */
const OPAQUE_FINISHES: ReadonlySet<string> = new Set(["chrome", "metallic", "glitter", "cateye"]);

/**
 * The bare nail as a sheer coat lets it through: pink bed, pale half-moon and whitish free edge, ending where the
 * natural nail does. Beyond it a clear tip shows what lies behind.
 */
function bareNail(nail: NailCanvas): string {
  const { palette, natural } = nail;
  const from = natural / 3;
  const side = (sign: -1 | 1): Point[] =>
    Array.from({ length: 15 }, (_, i) => {
      // Closer together where the free edge rounds.
      const y = from + (natural * 1.02 - from) * (1 - (1 - i / 14) ** 2);
      return [sign * naturalHalf(y, natural), y];
    });
  const bed = nail.path([[-0.6, -0.3], ...side(-1), ...side(1).toReversed(), [0.6, -0.3]]);
  const flesh = nail.along(
    "bb",
    [
      [0, mix(palette.bed, "#ffffff", 0.2), 1],
      [0.4, palette.bed, 1],
      [1, mix(palette.bed, "#ffffff", 0.08), 1],
    ],
    0,
    natural,
  );
  const smile = nail.curve(crossing(natural * 0.76, 0.14));
  const edge = `${smile}L${nail
    .path([
      [0.7, natural * 1.2],
      [-0.7, natural * 1.2],
    ])
    .slice(1)}`;
  nail.define(`<clipPath id="${nail.id("bc")}"><path d="${bed}"/></clipPath>`);
  const moon = nail.glow("bm", [0, 0.1], 0.26, 0.2, [
    [0, "#fff3ee", 0.6],
    [0.7, "#fff3ee", 0.4],
    [1, "#fff3ee", 0],
  ]);
  return `<path d="${bed}" fill="${flesh}"/>${nail.cover(moon)}<g clip-path="url(#${nail.id("bc")})"><path d="${edge}" fill="#fff6ee" fill-opacity=".62"/></g>`;
}

/** Colour, pattern and the finish's pigment in their right order. */
function color(nail: NailCanvas, finish: number): string {
  const { palette, settings } = nail;
  const coat = COATS[settings.finish];
  const base = nail.cover(palette.base);
  const under = coat.under?.(nail, finish) ?? "";
  const pattern = PATTERN_PAINTERS[settings.patternType](nail);
  if (pattern === "" || !OPAQUE_FINISHES.has(settings.finish)) return base + pattern + under;
  if (settings.patternType === "ombre") return base + under + ombreUnder(nail, finish);
  // The pigment again, thinly, over the pattern: a chrome french has a mirror in its tip as well.
  nail.define(`<g id="${nail.id("u")}">${under}</g>`);
  const again = faded(`<use href="#${nail.id("u")}"/>`, 0.3 * finish);
  return `${base}<use href="#${nail.id("u")}"/>${pattern}${again}`;
}

/** Pigment cannot be blended like paint: the accent's own coat fades in over the base's. */
function ombreUnder(nail: NailCanvas, finish: number): string {
  const { palette, length } = nail;
  const fade = nail.along(
    "of",
    [
      [0.3, "#ffffff", 0],
      [0.5, "#ffffff", 0.5],
      [0.72, "#ffffff", 1],
    ],
    0,
    length,
  );
  nail.define(
    `<mask id="${nail.id("om")}" maskUnits="userSpaceOnUse" x="0" y="0" width="${nail.tile.width}" height="${nail.tile.height}">${nail.cover(fade)}</mask>`,
  );
  const accent = accentCanvas(nail);
  const coat = COATS[nail.settings.finish];
  return `<g mask="url(#${nail.id("om")})">${nail.cover(palette.accent)}${coat.under?.(accent, finish) ?? ""}</g>`;
}

/** The same nail in the accent's tones, its gradients under names of their own. */
function accentCanvas(nail: NailCanvas): NailCanvas {
  const { palette } = nail;
  return {
    ...nail,
    palette: {
      ...palette,
      base: palette.accent,
      accent: palette.base,
      deep: mix(palette.accent, "#30242a", 0.4),
      ink: mix(palette.accent, "#171217", 0.68),
      light: mix(palette.accent, "#ffffff", 0.35),
      pale: mix(palette.accent, "#ffffff", 0.75),
    },
    id: (name) => nail.id(`x${name}`),
    across: (name, ...rest) => nail.across(`x${name}`, ...rest),
    along: (name, ...rest) => nail.along(`x${name}`, ...rest),
    glow: (name, ...rest) => nail.glow(`x${name}`, ...rest),
  };
}

/**
 * Everything inside the nail's outline, bottom to top. `pictures` are the reference's and the drawing's image
 * elements, or empty.
 */
export function paintNail(
  nail: NailCanvas,
  strengths: LayerStrengths,
  wanted: readonly Detail[],
  pictures: { reference: string; drawing: string },
): string {
  const coat = COATS[nail.settings.finish];
  const finish = strengths.finish;
  const sheer = 1 - (1 - (coat.sheer ?? 1)) * finish;
  const depth = 0.9 + (coat.depth - 0.9) * finish;
  const reflection = 1 + (REFLECTION_LEFT[nail.settings.texture] - 1) * strengths.texture;
  const edge = 0.8 + (coat.edge - 0.8) * finish;
  // A photo in the dark has no bright nails: one veil dims colour and pictures alike.
  const veil = nail.cover("#140d0b", (1 - nail.light.exposure) * 0.42);
  return [
    sheer < 1 ? bareNail(nail) : "",
    faded(color(nail, finish), sheer),
    faded(pictures.reference, strengths.reference),
    faded(pictures.drawing, strengths.drawing),
    details(nail, wanted, "flat"),
    nail.light.exposure < 0.97 ? veil : "",
    volume(nail, depth),
    ridge(nail),
    faded(TEXTURE_PAINTERS[nail.settings.texture](nail), strengths.texture),
    film(nail),
    rim(nail, edge),
    coat.over(nail, finish * reflection),
    details(nail, wanted, "raised"),
  ].join("");
}

/** The edge shape is named for its spine: two facets meet in a line that runs out into the point. */
function ridge(nail: NailCanvas): string {
  if (nail.settings.nailShape !== "edge") return "";
  const { light, length, natural } = nail;
  const from = natural * 0.35;
  const facet = (side: number): string =>
    nail.path([
      [0, from],
      [side * 0.8, from + 0.5],
      [side * 0.8, length + 0.1],
      [0, length],
    ]);
  return (
    `<path d="${facet(-light.side)}" fill="${nail.palette.ink}" fill-opacity=".24"/>` +
    `<path d="${facet(light.side)}" fill="#ffffff" fill-opacity="${(0.13 * light.exposure).toFixed(3)}"/>` +
    `<path d="${nail.path(
      [
        [0, from],
        [0, length],
      ],
      false,
    )}" fill="none" stroke="#ffffff" stroke-width="${nail.px(0.014)}" stroke-opacity=".5"/>`
  );
}
