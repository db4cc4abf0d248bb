import type { ThingKind } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export interface Swatch {
  name: MessageDescriptor;
  color: string;
}

const METALS: readonly Swatch[] = [
  { name: msg({ message: "Gold", comment: "colour" }), color: "#D8B25A" },
  { name: msg({ message: "Silver", comment: "colour" }), color: "#C9CDD4" },
  { name: msg({ message: "Rose gold", comment: "colour" }), color: "#D9A08C" },
  { name: msg({ message: "Black metal", comment: "colour" }), color: "#3A3B40" },
];

export const SETTINGS: readonly Swatch[] = METALS.slice(0, 3);

/** The usual colours of each kind. The first colour is the default. */
export const SWATCHES: Record<Exclude<ThingKind, "decal">, readonly Swatch[]> = {
  stone: [
    { name: msg({ message: "Crystal", comment: "colour" }), color: "#F2F6FB" },
    { name: msg({ message: "Rose", comment: "colour" }), color: "#F08CB4" },
    { name: msg({ message: "Ruby", comment: "colour" }), color: "#C01535" },
    { name: msg({ message: "Amber", comment: "colour" }), color: "#E0922A" },
    { name: msg({ message: "Emerald", comment: "colour" }), color: "#0F7A4A" },
    { name: msg({ message: "Aquamarine", comment: "colour" }), color: "#8FD0E0" },
    { name: msg({ message: "Sapphire", comment: "colour" }), color: "#1A4FA0" },
    { name: msg({ message: "Amethyst", comment: "colour" }), color: "#8A4FC0" },
    { name: msg({ message: "Jet", comment: "colour" }), color: "#17161A" },
  ],
  pearl: [
    { name: msg({ message: "Cream", comment: "colour" }), color: "#F1E7DA" },
    { name: msg({ message: "White", comment: "colour" }), color: "#FAFAF7" },
    { name: msg({ message: "Rose", comment: "colour" }), color: "#EFC4CC" },
    { name: msg({ message: "Champagne", comment: "colour" }), color: "#E3C9A0" },
    { name: msg({ message: "Grey", comment: "colour" }), color: "#8E9098" },
    { name: msg({ message: "Black", comment: "colour" }), color: "#2E2E36" },
  ],
  charm: METALS,
  foil: METALS,
};
