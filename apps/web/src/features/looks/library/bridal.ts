import { msg } from "@lingui/core/macro";
import type { LibraryLook } from "./library-look.ts";
import { alongCuticle, charm, pearl, scattered, stone } from "./things.ts";

const GOLD = "#D8B06A";

export const BRIDAL: LibraryLook[] = [
  {
    id: "pearl-veil",
    name: msg({ message: "Pearl veil", context: "look" }),
    group: "Bridal",
    note: msg`Mother-of-pearl, with a row of real ones.`,
    words: msg({ message: "wedding pearls white ivory bride", comment: "search words" }),
    settings: {
      nailShape: "almond",
      nailLength: "medium",
      finish: "pearl",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#F5E6DF",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: { placed: alongCuticle(pearl, [0.15, 0.2, 0.26, 0.2, 0.15]) },
    },
  },
  {
    id: "lace",
    name: msg({ message: "Chantilly lace", context: "look" }),
    group: "Bridal",
    note: msg`White flowers built up in gel on sheer rose.`,
    words: msg({ message: "wedding lace floral white 3d sculpted bride", comment: "search words" }),
    settings: {
      nailShape: "almond",
      nailLength: "long",
      finish: "glossy",
      patternType: "ombre",
      styleVibe: "elegant",
      baseColor: "#EFCBC0",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: { settings: { patternType: "floral", texture: "3d-gel" } },
      middle: { settings: { patternType: "floral", texture: "3d-gel" } },
    },
  },
  {
    id: "something-blue",
    name: msg({ message: "Something blue", context: "look" }),
    group: "Bridal",
    note: msg`A white French and one sapphire at the cuticle.`,
    words: msg({ message: "wedding french blue stone bride tradition", comment: "search words" }),
    settings: {
      nailShape: "oval",
      nailLength: "medium",
      finish: "glossy",
      patternType: "french",
      styleVibe: "elegant",
      baseColor: "#F2D2C9",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: {
        placed: [
          stone(0.5, 0.2, 0.46, { form: "oval", color: "#2E5FB8", setting: "#D9DCE3", angle: 0 }),
          stone(0.22, 0.15, 0.15, { color: "#FFFFFF" }),
          stone(0.78, 0.15, 0.15, { color: "#FFFFFF" }),
        ],
      },
    },
  },
  {
    id: "solitaire",
    name: msg({ message: "Solitaire", context: "look" }),
    group: "Bridal",
    note: msg`Bare rose, and a drop diamond on the ring finger.`,
    words: msg({
      message: "wedding engagement diamond crystal stone ring nude",
      comment: "search words",
    }),
    settings: {
      nailShape: "almond",
      nailLength: "medium",
      finish: "glossy",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#ECC6BA",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: {
        placed: [
          stone(0.5, 0.3, 0.56, { form: "drop", color: "#FBFCFF", setting: "#D6D9E0" }),
          stone(0.22, 0.17, 0.17, { color: "#FBFCFF" }),
          stone(0.5, 0.09, 0.17, { color: "#FBFCFF" }),
          stone(0.78, 0.17, 0.17, { color: "#FBFCFF" }),
        ],
      },
    },
  },
  {
    id: "glazed",
    name: msg({ message: "Glazed", context: "look" }),
    group: "Bridal",
    note: msg`Milky rose under a pearl chrome powder.`,
    words: msg({
      message: "glazed donut chrome powder pearl topper hailey wedding",
      comment: "search words",
    }),
    settings: {
      nailShape: "oval",
      nailLength: "medium",
      finish: "milky",
      topper: "pearl",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#F6DDD4",
      accentColor: "#FFFFFF",
    },
  },
  {
    id: "champagne-toast",
    name: msg({ message: "Champagne toast", context: "look" }),
    group: "Bridal",
    note: msg`Nude rises into fine champagne glitter.`,
    words: msg({ message: "wedding glitter ombre gold party bubbles", comment: "search words" }),
    settings: {
      nailShape: "ballerina",
      nailLength: "long",
      finish: "shimmer",
      patternType: "ombre",
      styleVibe: "elegant",
      baseColor: "#EBCBB9",
      accentColor: "#EBD3AE",
    },
    fingers: {
      ring: { settings: { finish: "glitter", patternType: "solid", baseColor: "#E3C28A" } },
    },
  },
  {
    id: "rose-gold-vow",
    name: msg({ message: "Rose gold vow", context: "look" }),
    group: "Bridal",
    note: msg`Blush satin; the ring finger in rose-gold foil.`,
    words: msg({ message: "wedding rose gold metallic foil pink bride", comment: "search words" }),
    settings: {
      nailShape: "almond",
      nailLength: "medium",
      finish: "satin",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#E9BFB4",
      accentColor: "#C98A76",
    },
    fingers: {
      ring: { settings: { finish: "foil", baseColor: "#D0907B" } },
      thumb: { settings: { finish: "foil", baseColor: "#D0907B" } },
    },
  },
  {
    id: "silk-bow",
    name: msg({ message: "Silk bow", context: "look" }),
    group: "Bridal",
    note: msg`Ivory satin and a bow, tied with a pearl.`,
    words: msg({
      message: "wedding coquette ribbon bow ivory charm bride",
      comment: "search words",
    }),
    settings: {
      nailShape: "squoval",
      nailLength: "medium",
      finish: "satin",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#F2E6D8",
      accentColor: "#FFFFFF",
    },
    fingers: {
      ring: {
        placed: [charm(0.5, 0.3, 0.8, { form: "bow", color: "#FFFDF8" }), pearl(0.5, 0.3, 0.16)],
      },
      index: { placed: [pearl(0.5, 0.1, 0.14)] },
      middle: { placed: [pearl(0.5, 0.1, 0.14)] },
      little: { placed: [pearl(0.5, 0.1, 0.14)] },
    },
  },
  {
    id: "garden-vows",
    name: msg({ message: "Garden vows", context: "look" }),
    group: "Bridal",
    note: msg`Sheer tips, wild flowers, flecks of gold leaf.`,
    words: msg({
      message: "wedding floral boho botanical gold foil flowers bride",
      comment: "search words",
    }),
    settings: {
      nailShape: "oval",
      nailLength: "medium",
      finish: "glossy",
      patternType: "solid",
      styleVibe: "elegant",
      baseColor: "#F0D3C8",
      accentColor: "#A98BC9",
    },
    fingers: {
      ring: { settings: { patternType: "floral" } },
      thumb: { settings: { patternType: "floral" } },
      middle: {
        placed: scattered(
          [
            [0.3, 0.6, 0.2],
            [0.6, 0.68, 0.26],
            [0.45, 0.8, 0.3],
            [0.68, 0.88, 0.2],
          ],
          GOLD,
        ),
      },
    },
  },
];
