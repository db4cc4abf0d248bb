import type { ThingKind } from "@lacquer/contracts";

export interface Swatch {
  name: string;
  color: string;
}

const METALS: readonly Swatch[] = [
  { name: "Gold", color: "#D8B25A" },
  { name: "Silver", color: "#C9CDD4" },
  { name: "Rose gold", color: "#D9A08C" },
  { name: "Black metal", color: "#3A3B40" },
];

export const SETTINGS: readonly Swatch[] = METALS.slice(0, 3);

/** The usual colours of each kind. The first colour is the default. */
export const SWATCHES: Record<Exclude<ThingKind, "decal">, readonly Swatch[]> = {
  stone: [
    { name: "Crystal", color: "#F2F6FB" },
    { name: "Rose", color: "#F08CB4" },
    { name: "Ruby", color: "#C01535" },
    { name: "Amber", color: "#E0922A" },
    { name: "Emerald", color: "#0F7A4A" },
    { name: "Aquamarine", color: "#8FD0E0" },
    { name: "Sapphire", color: "#1A4FA0" },
    { name: "Amethyst", color: "#8A4FC0" },
    { name: "Jet", color: "#17161A" },
  ],
  pearl: [
    { name: "Cream", color: "#F1E7DA" },
    { name: "White", color: "#FAFAF7" },
    { name: "Rose", color: "#EFC4CC" },
    { name: "Champagne", color: "#E3C9A0" },
    { name: "Grey", color: "#8E9098" },
    { name: "Black", color: "#2E2E36" },
  ],
  charm: METALS,
  foil: METALS,
};
