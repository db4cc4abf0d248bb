import type { Skin } from "@lacquer/contracts";
import { linear, type Tone } from "./skin.ts";

/**
 * The five skins. In darker skin, blood and veins show less, and the film of moisture has broader and weaker
 * reflections.
 */
export const TONES: Readonly<Record<Skin, Tone>> = {
  fair: {
    base: linear("#e9c5ae"),
    blood: 0.75,
    melanin: 0.55,
    vein: 1,
    spread: [0.13, 0.05, 0.025],
    sheen: 1.7,
    bed: linear("#efb8a8"),
    edge: linear("#f6e7dc"),
  },
  light: {
    base: linear("#e4b594"),
    blood: 0.8,
    melanin: 0.65,
    vein: 0.8,
    spread: [0.12, 0.045, 0.022],
    sheen: 1.7,
    bed: linear("#e3a690"),
    edge: linear("#f1dfd0"),
  },
  medium: {
    base: linear("#c4906c"),
    blood: 0.75,
    melanin: 0.75,
    vein: 0.6,
    spread: [0.11, 0.042, 0.02],
    sheen: 1.7,
    bed: linear("#d29a80"),
    edge: linear("#ecd6c4"),
  },
  brown: {
    base: linear("#94603f"),
    blood: 0.6,
    melanin: 0.85,
    vein: 0.4,
    spread: [0.1, 0.04, 0.02],
    sheen: 1.35,
    bed: linear("#b87d62"),
    edge: linear("#e3c8b2"),
  },
  deep: {
    base: linear("#5c3826"),
    blood: 0.5,
    melanin: 0.85,
    vein: 0.25,
    spread: [0.09, 0.04, 0.02],
    sheen: 1.15,
    bed: linear("#94614c"),
    edge: linear("#d6b8a2"),
  },
};
