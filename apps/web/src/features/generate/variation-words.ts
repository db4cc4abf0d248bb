import type { Variation } from "@lacquer/contracts";

export const VARIATION_WORDS: Record<Variation, { name: string; says: string }> = {
  same: { name: "Same", says: "Several takes with exactly your settings" },
  colours: { name: "Colours", says: "The first as set, the others in colours that suit it" },
  accents: { name: "Accents", says: "The first as set, the others with accent nails" },
  arrangement: {
    name: "Arrangement",
    says: "The first as set, the others with the art rearranged",
  },
};
