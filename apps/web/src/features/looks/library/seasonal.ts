import { msg } from "@lingui/core/macro";
import type { LibraryLook } from "./library-look.ts";
import { charm, pearl, scattered, stone } from "./things.ts";

const GOLD = "#DDAF56";

export const SEASONAL: LibraryLook[] = [
  {
    id: "cherry-blossom",
    name: msg({ message: "Cherry blossom", context: "look" }),
    group: "Seasonal",
    note: msg`Spring: blossom on two nails, sheer pink beside it.`,
    words: msg({ message: "sakura spring flowers floral pink", comment: "search words" }),
    settings: {
      nailShape: "oval",
      nailLength: "medium",
      finish: "glossy",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#F7D9DA",
      accentColor: "#DB6E8C",
    },
    fingers: {
      ring: { settings: { patternType: "floral" } },
      index: { settings: { patternType: "floral" } },
    },
  },
  {
    id: "pastel-garden",
    name: msg({ message: "Pastel garden", context: "look" }),
    group: "Seasonal",
    note: msg`Spring: five sorbets, daisies on the ring finger.`,
    words: msg({
      message: "spring easter skittle mani colours mint lilac butter",
      comment: "search words",
    }),
    settings: {
      nailShape: "squoval",
      nailLength: "short",
      finish: "glossy",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#F7D3C4",
      accentColor: "#FFFFFF",
    },
    fingers: {
      thumb: { settings: { baseColor: "#F8E3A1" } },
      index: { settings: { baseColor: "#C3DEC9" } },
      middle: { settings: { baseColor: "#F7CDBE" } },
      ring: { settings: { baseColor: "#CFC3E8", patternType: "floral" } },
      little: { settings: { baseColor: "#BBD7EA" } },
    },
  },
  {
    id: "sea-glass",
    name: msg({ message: "Sea glass", context: "look" }),
    group: "Seasonal",
    note: msg`Summer: turquoise shimmer and pearls from the tide.`,
    words: msg({ message: "summer mermaid ocean turquoise holiday", comment: "search words" }),
    settings: {
      nailShape: "almond",
      nailLength: "medium",
      finish: "shimmer",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#6CC5BF",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: {
        placed: [
          pearl(0.5, 0.1, 0.26),
          pearl(0.3, 0.17, 0.15),
          pearl(0.68, 0.19, 0.17),
          pearl(0.48, 0.27, 0.11),
        ],
      },
    },
  },
  {
    id: "sunset-fade",
    name: msg({ message: "Sunset fade", context: "look" }),
    group: "Seasonal",
    note: msg`Summer: coral runs into hot pink.`,
    words: msg({ message: "summer ombre orange neon beach gradient", comment: "search words" }),
    settings: {
      nailShape: "ballerina",
      nailLength: "long",
      finish: "glossy",
      patternType: "ombre",
      styleVibe: "elegant",
      baseColor: "#FF8A4C",
      accentColor: "#F0387B",
    },
  },
  {
    id: "citrus-tips",
    name: msg({ message: "Citrus tips", context: "look" }),
    group: "Seasonal",
    note: msg`Summer: every tip another fruit.`,
    words: msg({ message: "summer french lemon orange lime grapefruit", comment: "search words" }),
    settings: {
      nailShape: "almond",
      nailLength: "medium",
      finish: "glossy",
      patternType: "french",
      styleVibe: "elegant",
      baseColor: "#F1D0C2",
      accentColor: "#F6C21C",
    },
    fingers: {
      thumb: { settings: { accentColor: "#F6C21C" } },
      index: { settings: { accentColor: "#F08A24" } },
      middle: { settings: { accentColor: "#F6C21C" } },
      ring: { settings: { accentColor: "#EE5A4F" } },
      little: { settings: { accentColor: "#9CC53B" } },
    },
  },
  {
    id: "tortoiseshell",
    name: msg({ message: "Tortoiseshell", context: "look" }),
    group: "Seasonal",
    note: msg`Autumn: amber jelly under dark islands.`,
    words: msg({ message: "autumn fall tortoise brown amber animal", comment: "search words" }),
    settings: {
      nailShape: "almond",
      nailLength: "medium",
      finish: "jelly",
      patternType: "marble",
      styleVibe: "bold",
      baseColor: "#B9691E",
      accentColor: "#2A1208",
    },
    fingers: {
      middle: { settings: { patternType: "solid", finish: "glossy", baseColor: "#32170B" } },
      thumb: { settings: { patternType: "solid", finish: "glossy", baseColor: "#32170B" } },
    },
  },
  {
    id: "evergreen",
    name: msg({ message: "Evergreen", context: "look" }),
    group: "Seasonal",
    note: msg`Christmas: velvet green, one nail in gold glitter.`,
    words: msg({
      message: "christmas winter holiday green gold cat eye velvet festive",
      comment: "search words",
    }),
    settings: {
      nailShape: "oval",
      nailLength: "medium",
      finish: "cateye",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#0C5A3B",
      accentColor: GOLD,
    },
    fingers: {
      ring: { settings: { finish: "glitter", baseColor: "#D9A93F" } },
      thumb: { placed: [charm(0.5, 0.24, 0.4, { form: "bow", color: GOLD })] },
    },
  },
  {
    id: "snow-knit",
    name: msg({ message: "Snow knit", context: "look" }),
    group: "Seasonal",
    note: msg`Winter: a cable-knit jumper in matte wool white.`,
    words: msg({ message: "winter sweater ribbed matte white cosy", comment: "search words" }),
    settings: {
      nailShape: "squoval",
      nailLength: "medium",
      finish: "matte",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#EFE9DF",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: { settings: { texture: "ribbed" } },
      middle: { settings: { texture: "ribbed" } },
      thumb: { settings: { texture: "ribbed" } },
    },
  },
  {
    id: "midnight-stars",
    name: msg({ message: "Midnight stars", context: "look" }),
    group: "Seasonal",
    note: msg`New Year: navy shimmer, a moon and its stars.`,
    words: msg({
      message: "new year winter night sky celestial gold party",
      comment: "search words",
    }),
    settings: {
      nailShape: "almond",
      nailLength: "long",
      finish: "shimmer",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#131C48",
      accentColor: GOLD,
    },
    fingers: {
      ring: {
        placed: [
          charm(0.5, 0.26, 0.46, { form: "moon", color: GOLD, angle: -18 }),
          charm(0.68, 0.5, 0.2, { form: "star", color: GOLD, angle: 12 }),
          charm(0.34, 0.6, 0.16, { form: "star", color: GOLD }),
          stone(0.56, 0.72, 0.08, { color: "#FFF6DC" }),
        ],
      },
      index: {
        placed: [
          charm(0.5, 0.2, 0.24, { form: "star", color: GOLD, angle: 10 }),
          stone(0.36, 0.34, 0.08, { color: "#FFF6DC" }),
          stone(0.62, 0.4, 0.06, { color: "#FFF6DC" }),
        ],
      },
      thumb: {
        placed: scattered(
          [
            [0.4, 0.7, 0.2],
            [0.6, 0.62, 0.24],
            [0.5, 0.8, 0.16],
          ],
          GOLD,
        ),
      },
    },
  },
];
