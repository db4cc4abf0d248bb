import type { ThingKind } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export interface Swatch {
  name: MessageDescriptor;
  color: string;
}

const METALS: readonly Swatch[] = [
  { name: msg({ message: "Gold", context: "colour" }), color: "#D8B25A" },
  { name: msg({ message: "Silver", context: "colour" }), color: "#C9CDD4" },
  { name: msg({ message: "Rose gold", context: "colour" }), color: "#D9A08C" },
  { name: msg({ message: "Black metal", context: "colour" }), color: "#3A3B40" },
];

export const SETTINGS: readonly Swatch[] = METALS.slice(0, 3);

/** The usual colours of each kind. The first colour is the default. */
export const SWATCHES: Record<Exclude<ThingKind, "decal">, readonly Swatch[]> = {
  stone: [
    { name: msg({ message: "Crystal", context: "colour" }), color: "#F2F6FB" },
    { name: msg({ message: "Rose", context: "colour" }), color: "#F08CB4" },
    { name: msg({ message: "Ruby", context: "colour" }), color: "#C01535" },
    { name: msg({ message: "Amber", context: "colour" }), color: "#E0922A" },
    { name: msg({ message: "Emerald", context: "colour" }), color: "#0F7A4A" },
    { name: msg({ message: "Aquamarine", context: "colour" }), color: "#8FD0E0" },
    { name: msg({ message: "Sapphire", context: "colour" }), color: "#1A4FA0" },
    { name: msg({ message: "Amethyst", context: "colour" }), color: "#8A4FC0" },
    { name: msg({ message: "Jet", context: "colour" }), color: "#17161A" },
  ],
  pearl: [
    { name: msg({ message: "Cream", context: "colour" }), color: "#F1E7DA" },
    { name: msg({ message: "White", context: "colour" }), color: "#FAFAF7" },
    { name: msg({ message: "Rose", context: "colour" }), color: "#EFC4CC" },
    { name: msg({ message: "Champagne", context: "colour" }), color: "#E3C9A0" },
    { name: msg({ message: "Grey", context: "colour" }), color: "#8E9098" },
    { name: msg({ message: "Black", context: "colour" }), color: "#2E2E36" },
  ],
  charm: METALS,
  foil: METALS,
};
