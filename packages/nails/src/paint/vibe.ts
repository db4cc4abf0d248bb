import type { DesignSettings, Vibe } from "@lacquer/contracts";
import { adjust, adjusted, fromLab, mix, mixed } from "./color.ts";

/** The strength of lines, their density and their scale, which vibe and variation change. 1 means as designed. */
export interface Character {
  line: number;
  density: number;
  scale: number;
}

/** The effect of each vibe on the drawing. */
export const CHARACTERS: Record<Vibe, Character> = {
  elegant: { line: 0.85, density: 0.92, scale: 0.96 },
  minimal: { line: 0.6, density: 0.58, scale: 0.86 },
  bold: { line: 1.6, density: 1.05, scale: 1.28 },
  playful: { line: 1.1, density: 1.35, scale: 0.9 },
  romantic: { line: 0.8, density: 1.08, scale: 0.96 },
  edgy: { line: 1.3, density: 1.12, scale: 1.1 },
  natural: { line: 0.78, density: 0.8, scale: 1 },
  futuristic: { line: 0.9, density: 1.1, scale: 1 },
};

/** Returns the two colours with the vibe's shift. The shift is small and never turns a colour into another one. */
export function vibeColors(
  settings: DesignSettings,
  bed: string,
): { base: string; accent: string } {
  const { baseColor: base, accentColor: accent } = settings;
  switch (settings.styleVibe) {
    case "bold":
      return { base: adjust(base, { chroma: 1.14 }), accent: adjust(accent, { chroma: 1.14 }) };
    case "romantic":
      return { base: mix(base, "#fff1f0", 0.08), accent: mix(accent, "#ffe4e1", 0.1) };
    case "natural":
      return {
        base: fromLab(adjusted(mixed(base, bed, 0.16), { chroma: 0.9 })),
        accent: mix(accent, bed, 0.1),
      };
    case "edgy":
      return { base: adjust(base, { light: 0.93, chroma: 1.05 }), accent };
    default:
      return { base, accent };
  }
}
