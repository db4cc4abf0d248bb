import type { DesignSettings, Finger, Pattern, Variation, Vibe } from "@lacquer/contracts";
import type { Character } from "./paint/vibe.ts";
import { adjust, adjusted, fromLab, lightness, mix, mixed as mixedTone } from "./paint/color.ts";
import type { Detail } from "./paint/details.ts";
import { createRandom, type Random } from "./paint/random.ts";
import { CHARACTERS } from "./paint/vibe.ts";

/** The look of one nail of one image. */
export interface NailLook {
  settings: DesignSettings;
  character: Character;
  details: Detail[];
  /**
   * The seed of the random numbers for this image and nail, which differs between images and between the nails of an
   * image.
   */
  seed: string;
}

/** The detail that a vibe adds to the ring finger. All other details stay. */
const VIBE_DETAILS: Partial<Record<Vibe, Detail[]>> = {
  romantic: [{ kind: "pearls" }],
  edgy: [{ kind: "studs", color: "#b9bcc4" }],
  minimal: [{ kind: "dot" }],
  playful: [{ kind: "confetti" }],
  futuristic: [{ kind: "line", color: "#cfd6e4" }],
};

/** For each pattern, the patterns that go well with this pattern on an accent nail. */
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

/**
 * Returns a darker tone of a light colour, or a lighter tone of a dark one. Darkened pastels become more colourful, not
 * greyer.
 */
function relative(color: string, amount: number, degrees: number): string {
  return lightness(color) > 0.6
    ? adjust(color, { light: 1 - amount * 0.75, degrees, chroma: 1 + amount * 2.6 })
    : fromLab(adjusted(mixedTone(color, "#ffffff", amount * 0.55), { degrees, chroma: 1.1 }));
}

interface Place {
  /** The seed of the art itself. */
  seed: string;
  /** The seed of the differences between images. */
  variationSeed: string;
  variation: Variation | null;
  imageIndex: number;
  finger: Finger;
  nail: number;
  /** The names of the settings that the designer's words have set. */
  spoken: ReadonlySet<keyof DesignSettings>;
}

/**
 * Returns the look of one nail in image 0–3 of a design. Image 0 shows exactly the settings, and so do all images if
 * the variation is `same`. The same seeds always give the same variation.
 */
export function varied(settings: DesignSettings, wanted: readonly Detail[], at: Place): NailLook {
  const redrawn = at.variation === null || at.variation === "arrangement" ? at.imageIndex : 0;
  const character = { ...CHARACTERS[settings.styleVibe] };
  const details = [...wanted];
  const ring = at.finger === "ring";
  if (ring) details.push(...(VIBE_DETAILS[settings.styleVibe] ?? []));
  const look: NailLook = {
    settings,
    character,
    details,
    seed: `${redrawn === 0 ? at.seed : at.variationSeed}/${redrawn}/${at.nail}`,
  };
  if (at.imageIndex % 4 === 0 || at.variation === "same") return look;
  if (at.variation === "colours") return recoloured(look, at);
  if (at.variation === "accents") return accented(look, at);
  if (at.variation === "arrangement") return rearranged(look, at);
  return mixed(look, at);
}

function randomOf(at: Place): Random {
  return createRandom(`${at.variationSeed}/variation/${at.imageIndex}`);
}

/**
 * Changes the colours of all nails in the same way: another tone of the same colour, a neighbouring hue, or base and
 * accent swapped.
 */
function recoloured(look: NailLook, at: Place): NailLook {
  const { baseColor, accentColor } = look.settings;
  const random = randomOf(at);
  const degrees = random.pick([-34, -26, 26, 34]);
  const changes: Partial<DesignSettings>[] = [
    { baseColor: relative(baseColor, lightness(baseColor) > 0.5 ? 0.22 : 0.34, degrees * 0.3) },
    {
      baseColor: adjust(baseColor, { degrees, light: 0.97 }),
      accentColor: adjust(accentColor, { degrees: degrees * 0.5 }),
    },
    { baseColor: accentColor, accentColor: baseColor },
  ];
  return { ...look, settings: { ...look.settings, ...changes[(at.imageIndex - 1) % 3] } };
}

const ACCENT_NAILS: readonly (readonly Finger[])[] = [
  ["ring"],
  ["thumb", "ring"],
  ["middle", "ring"],
];

/** Keeps the chosen design on all nails except one or two accent nails, which get a pattern that suits the design. */
function accented(look: NailLook, at: Place): NailLook {
  if (!ACCENT_NAILS[(at.imageIndex - 1) % 3]?.includes(at.finger)) return look;
  const { settings } = look;
  const companions = COMPANION[settings.patternType];
  const from = companions.indexOf(randomOf({ ...at, imageIndex: 1 }).pick(companions));
  const patternType = companions[(from + at.imageIndex - 1) % companions.length];
  const change: Partial<DesignSettings> = {
    ...(patternType && !at.spoken.has("patternType") ? { patternType } : {}),
    baseColor: relative(settings.baseColor, 0.14, 0),
  };
  const details = [...look.details];
  if (at.spoken.has("patternType") || at.imageIndex % 4 === 2) {
    if (!details.some(({ kind }) => kind === "line" || kind === "foil"))
      details.push({ kind: settings.patternType === "solid" ? "line" : "foil" });
  }
  return { ...look, details, settings: { ...settings, ...change } };
}

/** Draws the same colours and motifs differently: larger and sparser, smaller and denser, or only in another place. */
function rearranged(look: NailLook, at: Place): NailLook {
  const [scale, density] = (
    [
      [1.16, 0.9],
      [0.84, 1.14],
      [1, 1],
    ] as const
  )[(at.imageIndex - 1) % 3] ?? [1, 1];
  const { character } = look;
  return {
    ...look,
    character: {
      ...character,
      scale: character.scale * scale,
      density: character.density * density,
    },
  };
}

/**
 * The variation of jobs that were made before the variation could be chosen. Their images differ by an accent nail, by
 * another tone with fine metal, or by having base and accent swapped.
 */
function mixed(look: NailLook, at: Place): NailLook {
  const { settings, character, details } = look;
  const ring = at.finger === "ring";
  const variation = at.imageIndex % 4;
  const random = randomOf(at);
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
      change.baseColor = fromLab(mixedTone(settings.baseColor, analogous, 0.7));
    }
  }
  return { ...look, settings: { ...settings, ...change } };
}
