import type { DesignSettings, Finger, Pattern, Vibe } from "@lacquer/contracts";
import type { Character } from "./paint/canvas.ts";
import { adjust, adjusted, fromLab, lightness, mix, mixed } from "./paint/color.ts";
import type { Detail } from "./paint/details.ts";
import { createRandom } from "./paint/random.ts";
import { CHARACTERS } from "./paint/vibe.ts";

/** What one nail of one image is painted like. */
export interface NailLook {
  settings: DesignSettings;
  character: Character;
  details: Detail[];
  /** Distinguishes the random draws of images, and of nails within one. */
  seed: string;
}

/** What a vibe sets on the ring finger, whatever else is drawn. */
const VIBE_DETAILS: Partial<Record<Vibe, Detail[]>> = {
  romantic: [{ kind: "pearls" }],
  edgy: [{ kind: "studs", color: "#b9bcc4" }],
  minimal: [{ kind: "dot" }],
  playful: [{ kind: "confetti" }],
  futuristic: [{ kind: "line", color: "#cfd6e4" }],
};

/** A pattern that sits well beside the chosen one on an accent nail. */
const COMPANION: Record<Pattern, Pattern[]> = {
  solid: ["marble", "ombre", "swirl", "french"],
  french: ["floral", "marble", "swirl"],
  ombre: ["floral", "marble"],
  swirl: ["solid", "ombre"],
  marble: ["solid", "ombre"],
  floral: ["french", "dots"],
  geometric: ["solid", "french"],
  animal: ["solid", "french"],
  dots: ["french", "swirl"],
};

/** A lighter or darker relative of a colour, whichever has room; darkened pastels gain colour, not grey. */
function relative(color: string, amount: number, degrees: number): string {
  return lightness(color) > 0.6
    ? adjust(color, { light: 1 - amount * 0.75, degrees, chroma: 1 + amount * 2.6 })
    : fromLab(adjusted(mixed(color, "#ffffff", amount * 0.55), { degrees, chroma: 1.1 }));
}

/**
 * The look of one nail in image 0–3 of a design. Image 0 is the settings, nothing else. The others keep shape,
 * length and finish and vary like one designer's set: 1 adds an accent nail, 2 shifts the tone and adds fine
 * metal, 3 plays base against accent. The same seed always varies the same way.
 */
export function varied(
  settings: DesignSettings,
  wanted: readonly Detail[],
  at: {
    seed: string;
    imageIndex: number;
    finger: Finger;
    nail: number;
    spoken: ReadonlySet<keyof DesignSettings>;
  },
): NailLook {
  const character = { ...CHARACTERS[settings.styleVibe] };
  const details = [...wanted];
  const ring = at.finger === "ring";
  if (ring) details.push(...(VIBE_DETAILS[settings.styleVibe] ?? []));
  const look: NailLook = {
    settings,
    character,
    details,
    seed: `${at.seed}/${at.imageIndex}/${at.nail}`,
  };
  const variation = at.imageIndex % 4;
  if (variation === 0) return look;
  const random = createRandom(`${at.seed}/variation/${at.imageIndex}`);
  const degrees = random.pick([-26, -18, 18, 26]);
  const companion = random.pick(COMPANION[settings.patternType]);
  const change: Partial<DesignSettings> = {};
  if (variation === 1) {
    character.scale *= 0.86;
    if (ring) {
      if (!at.spoken.has("patternType")) change.patternType = companion;
      if (settings.finish === "glossy" && settings.patternType === "solid")
        change.finish = "glitter";
      change.baseColor = relative(settings.baseColor, 0.14, 0);
    }
  } else if (variation === 2) {
    const shift = lightness(settings.baseColor) > 0.5 ? 0.22 : 0.34;
    change.baseColor = relative(settings.baseColor, shift, degrees * 0.4);
    character.scale *= 1.14;
    if (ring || at.finger === "middle") {
      if (!details.some((detail) => detail.kind === "line" || detail.kind === "foil")) {
        details.push({ kind: settings.patternType === "solid" ? "line" : "foil" });
      }
    }
  } else {
    character.density *= 1.12;
    const swapped = ring || at.finger === "thumb";
    const analogous = adjusted(settings.baseColor, { degrees, light: 0.96 });
    if (swapped && settings.patternType !== "solid") {
      change.baseColor = settings.accentColor;
      change.accentColor = settings.baseColor;
    } else if (swapped) {
      change.baseColor = mix(settings.accentColor, settings.baseColor, 0.12);
      change.accentColor = settings.baseColor;
      if (!at.spoken.has("patternType")) change.patternType = "ombre";
    } else {
      change.baseColor = fromLab(mixed(settings.baseColor, analogous, 0.7));
    }
  }
  return { ...look, settings: { ...settings, ...change } };
}
