import {
  adjusted,
  chromaOf,
  difference,
  fromLab,
  lightness,
  mixed,
  type Lab,
  type Tone,
} from "./color.ts";

/** Two colours that go together, and the name of the rule that combines them. */
export interface PaletteIdea {
  name: string;
  /** A colour as `#rrggbb`. */
  baseColor: string;
  accentColor: string;
}

/** The limits of lightness for suggested tones. Tones near black or white would lose their colour. */
const LIGHT = { least: 0.24, most: 0.94 };
/** Two colours that differ by at least this are not mistaken for each other. */
const APART = 0.06;

function within({ l, a, b }: Lab): string {
  return fromLab({ l: Math.min(LIGHT.most, Math.max(LIGHT.least, l)), a, b });
}

/**
 * Returns a clearly darker tone of a light colour, or a clearly lighter tone of any other. A darkened colour gets more
 * chroma, so that it does not lose its strength.
 */
function aStepFrom(tone: Tone, step: number): string {
  return lightness(tone) > 0.6
    ? within(adjusted(tone, { light: 1 - step * 0.7, chroma: 1 + step }))
    : within(mixed(adjusted(tone, { chroma: 1.05 }), "#ffffff", step));
}

/**
 * Returns up to four tasteful variations of a pair of colours, named as in colour theory: tone in tone, a neighbour on
 * the wheel, the quiet opposite, and softened. Greys have no place on the colour wheel, so some gold is mixed into
 * them. Ideas that look like the pair or like each other are left out. Pure.
 */
export function paletteIdeas(pair: { baseColor: string; accentColor: string }): PaletteIdea[] {
  const base = pair.baseColor.toLowerCase();
  const isGrey = chromaOf(base) < 0.025;
  const hued = isGrey ? mixed(base, "#c9993f", 0.35) : base;
  const ideas: PaletteIdea[] = [
    { name: "Tone in tone", baseColor: base, accentColor: aStepFrom(base, 0.55) },
    {
      name: "Neighbours",
      baseColor: within(adjusted(hued, { degrees: 24 })),
      accentColor: aStepFrom(adjusted(hued, { degrees: -16 }), 0.42),
    },
    {
      // An opposite colour at full strength is too loud on ten nails. At two thirds of its strength, the opposite suits
      // the base.
      name: "Opposite accent",
      baseColor: base,
      accentColor: within(
        adjusted(hued, { degrees: 180, chroma: 0.66, lift: lightness(base) > 0.6 ? -0.22 : 0.26 }),
      ),
    },
    {
      name: "Softened",
      baseColor: within(adjusted(mixed(base, "#f3e3d8", 0.42), { chroma: 0.78 })),
      accentColor: within(adjusted(base, { light: 0.82, chroma: 0.72 })),
    },
  ];
  const shown: { baseColor: string; accentColor: string }[] = [pair];
  return ideas.filter((idea) => {
    const isNew = shown.every(
      (other) =>
        difference(idea.baseColor, other.baseColor) > APART ||
        difference(idea.accentColor, other.accentColor) > APART,
    );
    if (isNew) shown.push(idea);
    return isNew;
  });
}
