import { adjusted, chromaOf, difference, fromLab, type Lab, mix, mixed, toLab } from "./color.ts";

/** The tones with which one nail is painted, derived from the design's two colours and the skin. */
export interface Palette {
  base: string;
  accent: string;
  /** A darker tone of the base, for volume; never black. */
  deep: string;
  /** The darkest tone, for edges and dark bands. */
  ink: string;
  /** A lighter and fuller tone of the base. */
  light: string;
  /** Almost white, tinted with the base. */
  pale: string;
  /** The colour of details on the base: the accent, or a contrasting tone if the accent is too similar to the base. */
  detail: string;
  gold: string;
  goldDeep: string;
  goldPale: string;
  /** The colour of the bare nail under sheer colours. */
  bed: string;
}

function darker({ l, a, b }: Lab, amount: number): Lab {
  // Darker lacquer is more saturated, not greyer. Pale colours darken towards their own hue.
  const keep = 1 - amount * 0.35;
  return { l: l * (1 - amount), a: a * keep * 1.12, b: b * keep * 1.12 };
}

/** Returns the colour of the bare nail. A nail bed looks like the skin around it, with more blood in it. */
export function bareNailColor(skin: string): string {
  return mix(skin, "#f0a9a4", 0.55);
}

export function createPalette(baseColor: string, accentColor: string, skin: string): Palette {
  const [base, accent, bare] = [toLab(baseColor), toLab(accentColor), toLab(skin)];
  const pale = base.l > 0.82;
  const close = difference(base, accent) < 0.11;
  const deep = pale ? mixed(darker(base, 0.3), bare, 0.32) : darker(base, 0.42);
  const ink = pale ? mixed(darker(base, 0.58), darker(bare, 0.45), 0.4) : darker(base, 0.7);
  const fallback = base.l > 0.55 ? darker(base, 0.42) : adjusted(base, { lift: 0.32 });
  return {
    base: baseColor.toLowerCase(),
    accent: accentColor.toLowerCase(),
    deep: fromLab(deep),
    ink: fromLab(ink),
    light: fromLab(adjusted(base, { lift: (1 - base.l) * 0.32, chroma: 1.06 })),
    pale: fromLab(mixed(base, "#ffffff", chromaOf(base) > 0.1 ? 0.72 : 0.82)),
    detail: close ? fromLab(fallback) : accentColor.toLowerCase(),
    gold: "#cfa04a",
    goldDeep: "#8a6224",
    goldPale: "#f7e3ae",
    bed: bareNailColor(skin),
  };
}
