import { msg } from "@lingui/core/macro";
import type { LibraryLook } from "./library-look.ts";
import { charm, scattered, stone } from "./things.ts";

const GOLD = "#D9A441";

export const TREND: LibraryLook[] = [
  {
    id: "liquid-chrome",
    name: msg({ message: "Liquid chrome", context: "look" }),
    group: "Trend",
    note: msg`Mirror powder over black, stiletto.`,
    words: msg({
      message: "chrome mirror silver metallic y2k futuristic",
      comment: "search words",
    }),
    settings: {
      nailShape: "stiletto",
      nailLength: "long",
      finish: "chrome",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#C4C9D2",
      accentColor: "#FFFFFF",
    },
  },
  {
    id: "velvet-cat-eye",
    name: msg({ message: "Velvet cat-eye", context: "look" }),
    group: "Trend",
    note: msg`Plum pigment pulled into a band by the magnet.`,
    words: msg({ message: "magnetic cat eye purple plum velvet", comment: "search words" }),
    settings: {
      nailShape: "almond",
      nailLength: "long",
      finish: "cateye",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#5B1F63",
      accentColor: "#E7C8F0",
    },
  },
  {
    id: "aurora",
    name: msg({ message: "Aurora", context: "look" }),
    group: "Trend",
    note: msg`Lilac turns to green as the hand moves.`,
    words: msg({
      message: "duochrome chameleon iridescent unicorn lilac holographic",
      comment: "search words",
    }),
    settings: {
      nailShape: "almond",
      nailLength: "long",
      finish: "duochrome",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#A98BDB",
      accentColor: "#77D9C8",
    },
    fingers: { ring: { settings: { finish: "holographic", baseColor: "#C9BFE6" } } },
  },
  {
    id: "sweetheart",
    name: msg({ message: "Sweetheart", context: "look" }),
    group: "Trend",
    note: msg`Hot pink tips and one little heart.`,
    words: msg({ message: "valentine hearts y2k pink french charm love", comment: "search words" }),
    settings: {
      nailShape: "squoval",
      nailLength: "medium",
      finish: "glossy",
      patternType: "french",
      styleVibe: "elegant",
      baseColor: "#F6D5CF",
      accentColor: "#EE2F74",
    },
    fingers: {
      ring: {
        settings: { patternType: "solid" },
        placed: [charm(0.5, 0.42, 0.64, { form: "heart", color: "#EE2F74" })],
      },
    },
  },
  {
    id: "leopard",
    name: msg({ message: "Leopard", context: "look" }),
    group: "Trend",
    note: msg`Two nails run wild, the others stay black.`,
    words: msg({ message: "animal print cheetah wild nude black", comment: "search words" }),
    settings: {
      nailShape: "ballerina",
      nailLength: "long",
      finish: "glossy",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#17110E",
      accentColor: "#1C120C",
    },
    fingers: {
      ring: { settings: { patternType: "animal", baseColor: "#D9A877" } },
      index: { settings: { patternType: "animal", baseColor: "#D9A877" } },
    },
  },
  {
    id: "blueberry-milk",
    name: msg({ message: "Blueberry milk", context: "look" }),
    group: "Trend",
    note: msg`Powder blue stirred into cream, kept short.`,
    words: msg({ message: "pastel blue milky short clean", comment: "search words" }),
    settings: {
      nailShape: "squoval",
      nailLength: "short",
      finish: "glossy",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#B4C7EA",
      accentColor: "#FFFFFF",
    },
  },
  {
    id: "rose-quartz",
    name: msg({ message: "Rose quartz", context: "look" }),
    group: "Trend",
    note: msg`Veined stone, its cracks mended with gold.`,
    words: msg({
      message: "marble crystal pink gold foil stone kintsugi",
      comment: "search words",
    }),
    settings: {
      nailShape: "almond",
      nailLength: "medium",
      finish: "glossy",
      patternType: "marble",
      styleVibe: "elegant",
      baseColor: "#EBB9B6",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: {
        placed: scattered(
          [
            [0.24, 0.24, 0.24],
            [0.4, 0.34, 0.3],
            [0.58, 0.47, 0.28],
            [0.72, 0.58, 0.22],
          ],
          GOLD,
        ),
      },
    },
  },
  {
    id: "monochrome",
    name: msg({ message: "Monochrome", context: "look" }),
    group: "Trend",
    note: msg`Sharp blocks of black and chalk white.`,
    words: msg({
      message: "geometric graphic black white bold checker abstract",
      comment: "search words",
    }),
    settings: {
      nailShape: "square",
      nailLength: "medium",
      finish: "glossy",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#F5F2EC",
      accentColor: "#14110F",
    },
    fingers: {
      ring: { settings: { patternType: "geometric" } },
      index: { settings: { patternType: "geometric" } },
      middle: { settings: { baseColor: "#14110F" } },
    },
  },
  {
    id: "latte-swirl",
    name: msg({ message: "Latte swirl", context: "look" }),
    group: "Trend",
    note: msg`Espresso poured through oat milk.`,
    words: msg({
      message: "coffee brown mocha nude swirl waves abstract",
      comment: "search words",
    }),
    settings: {
      nailShape: "oval",
      nailLength: "medium",
      finish: "glossy",
      patternType: "swirl",
      styleVibe: "elegant",
      baseColor: "#EAD7C3",
      accentColor: "#6B3F28",
    },
    fingers: {
      middle: { settings: { patternType: "solid", baseColor: "#6B3F28" } },
      thumb: { settings: { patternType: "solid", baseColor: "#6B3F28" } },
      little: { placed: [stone(0.5, 0.12, 0.14, { color: "#FFF3DC", setting: GOLD })] },
    },
  },
];
