import { DAYLIGHT, type Light } from "../design.ts";
import { round } from "../geometry/outline.ts";
import { adjust, mix } from "../paint/color.ts";
import { createPalette } from "../paint/palette.ts";
import { type Box, displayCard } from "./guides.ts";

/** The light of the display: a window at the upper left, and ivory walls on all other sides. */
export const DISPLAY_LIGHT: Light = {
  ...DAYLIGHT,
  x: -0.4,
  y: -0.62,
  exposure: 1,
  blur: 0.0005,
  grain: 0.6,
  skin: "#d8c9b5",
};

/** Draws nested rounded rectangles that together look like a soft shadow, without a filter. */
function softShadow(box: Box, reach: number, drop: number): string {
  let svg = "";
  for (let i = 0; i < 12; i++) {
    const grow = reach * (1 - i / 12);
    svg += `<rect x="${round(box.x - grow + drop * 0.4)}" y="${round(box.y - grow + drop)}" width="${round(box.width + 2 * grow)}" height="${round(box.height + 2 * grow)}" rx="${round(grow + box.width * 0.018)}" fill="#5a4230" fill-opacity=".017"/>`;
  }
  return svg;
}

/** Draws a poured drop of lacquer with its body, rim, light and shadow. */
function drop(x: number, y: number, radius: number, color: string, name: string): string {
  const palette = createPalette(color, color, DISPLAY_LIGHT.skin);
  const r = round(radius);
  const shadow = [1.16, 1.1, 1.05]
    .map(
      (grow) =>
        `<ellipse cx="${round(x + radius * 0.06)}" cy="${round(y + radius * 0.1)}" rx="${round(radius * grow)}" ry="${round(radius * grow * 0.97)}" fill="#5a4230" fill-opacity=".09"/>`,
    )
    .join("");
  return (
    `<radialGradient id="${name}" cx=".36" cy=".3" r=".78"><stop offset="0" stop-color="${palette.light}"/><stop offset=".45" stop-color="${palette.base}"/><stop offset="1" stop-color="${palette.deep}"/></radialGradient>` +
    `${shadow}<ellipse cx="${round(x)}" cy="${round(y)}" rx="${r}" ry="${round(radius * 0.97)}" fill="url(#${name})"/>` +
    `<path d="M${round(x - radius * 0.62)} ${round(y - radius * 0.12)}a${round(radius * 0.66)} ${round(radius * 0.66)} 0 0 1 ${round(radius * 0.56)} ${round(-radius * 0.54)}" fill="none" stroke="#ffffff" stroke-opacity=".78" stroke-width="${round(radius * 0.11)}" stroke-linecap="round"/>` +
    `<path d="M${round(x + radius * 0.3)} ${round(y + radius * 0.74)}a${round(radius * 0.8)} ${round(radius * 0.8)} 0 0 0 ${round(radius * 0.45)} ${round(-radius * 0.45)}" fill="none" stroke="#ffffff" stroke-opacity=".3" stroke-width="${round(radius * 0.05)}" stroke-linecap="round"/>`
  );
}

/** Draws hairlines from the upper left to the lower right, which look like the grain of paper at close range. */
function grain(box: Box): string {
  let d = "";
  const step = box.height / 46;
  for (let i = 1; i < 46; i++)
    d += `M${round(box.x)} ${round(box.y + i * step)}h${round(box.width)}`;
  return `<path d="${d}" stroke="#8c7458" stroke-opacity=".035" stroke-width="${round(Math.max(1, step * 0.08))}" fill="none"/>`;
}

/**
 * Returns the salon display under the nails as a complete SVG document that is drawn over a photo. A light veil covers
 * the photo. On the veil is an ivory card with the design's two lacquers poured below the tips. `size` is in pixels.
 */
export function displayScene(
  colors: { base: string; accent: string },
  size: { width: number; height: number },
): string {
  const { width, height } = size;
  const card = displayCard(size);
  const side = Math.min(card.width, card.height);
  const thread = mix("#cfa04a", "#f7e3ae", 0.15);
  const inner = side * 0.028;
  const veil = `<rect width="${width}" height="${height}" fill="#fbf3e8" fill-opacity=".2"/>`;
  const radius = side * 0.042;
  const y = card.y + card.height * 0.855;
  const middle = card.x + card.width / 2;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>` +
    `<linearGradient id="paper" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fffdf9"/><stop offset=".55" stop-color="#fbf6ee"/><stop offset="1" stop-color="#f2e9dc"/></linearGradient>` +
    `</defs>${veil}${softShadow(card, side * 0.05, side * 0.018)}` +
    `<rect x="${round(card.x)}" y="${round(card.y)}" width="${round(card.width)}" height="${round(card.height)}" rx="${round(side * 0.022)}" fill="url(#paper)"/>` +
    grain({
      x: card.x + inner,
      y: card.y + inner,
      width: card.width - 2 * inner,
      height: card.height - 2 * inner,
    }) +
    `<rect x="${round(card.x + inner)}" y="${round(card.y + inner)}" width="${round(card.width - 2 * inner)}" height="${round(card.height - 2 * inner)}" rx="${round(side * 0.012)}" fill="none" stroke="${thread}" stroke-opacity=".75" stroke-width="${round(Math.max(1, side * 0.0018))}"/>` +
    drop(middle - radius * 0.95, y, radius, colors.base, "d0") +
    drop(
      middle + radius * 1.15,
      y + radius * 0.22,
      radius * 0.72,
      adjust(colors.accent, { light: 0.985 }),
      "d1",
    ) +
    "</svg>"
  );
}
