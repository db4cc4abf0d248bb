import { adjust, chromaOf, difference, fromLab, lightness, mix, toLab } from "./color.ts";

/** The tones for painting one nail, all derived from its two colours. */
export interface Palette {
  base: string;
  accent: string;
  /** A darker tone of the base, for volume; never black. */
  deep: string;
  /** The darkest tone, for edges and dark bands. */
  ink: string;
  /** A lighter, fuller tone of the base. */
  light: string;
  /** Nearly white, tinted by the base. */
  pale: string;
  /** The colour of details on the base: the accent, or a tone that stands out where the accent would vanish. */
  detail: string;
  gold: string;
  goldDeep: string;
  goldPale: string;
  /** The bare nail under sheer colours. */
  bed: string;
}

function darker(hex: string, amount: number): string {
  const { l, a, b } = toLab(hex);
  // Darker lacquer is more saturated, not greyer; pale colours darken towards their own hue.
  const keep = 1 - amount * 0.35;
  return fromLab({ l: l * (1 - amount), a: a * keep * 1.12, b: b * keep * 1.12 });
}

/** A nail bed is its skin with more blood in it. */
export function bareNailColor(skin: string): string {
  return mix(skin, "#f0a9a4", 0.55);
}

export function createPalette(baseColor: string, accentColor: string, skin: string): Palette {
  const base = baseColor.toLowerCase();
  const accent = accentColor.toLowerCase();
  const pale = lightness(base) > 0.82;
  const close = difference(base, accent) < 0.11;
  const fallback = lightness(base) > 0.55 ? darker(base, 0.42) : adjust(base, { lift: 0.32 });
  return {
    base,
    accent,
    deep: pale ? mix(darker(base, 0.3), skin, 0.32) : darker(base, 0.42),
    ink: pale ? mix(darker(base, 0.58), darker(skin, 0.45), 0.4) : darker(base, 0.7),
    light: adjust(base, { lift: (1 - lightness(base)) * 0.32, chroma: 1.06 }),
    pale: mix(base, "#ffffff", chromaOf(base) > 0.1 ? 0.72 : 0.82),
    detail: close ? fallback : accent,
    gold: "#cfa04a",
    goldDeep: "#8a6224",
    goldPale: "#f7e3ae",
    bed: bareNailColor(skin),
  };
}

/** Under a reference, the colour's own dark tones would tint a picture that does not contain them, so they turn neutral. */
export function shadedFor(palette: Palette, reference: number): Palette {
  if (reference === 0) return palette;
  return {
    ...palette,
    deep: mix(palette.deep, "#4a342c", reference * 0.8),
    ink: mix(palette.ink, "#211612", reference * 0.8),
  };
}
