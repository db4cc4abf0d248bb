// no-eval must be imported before zod makes its first schema. The reason is given in no-eval.
import "@lacquer/contracts/no-eval";
import {
  FINGERS,
  FINISHES,
  hexColor,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  type NailSettings,
  TEXTURES,
  TOPPERS,
} from "@lacquer/contracts";
import { z } from "zod";

/** The origin of a figure: the studio, the trade, or the user ("yours"). */
const origin = z.string().trim().min(1).max(200);
const amount = z.number().min(0).max(100_000);

/** A figure and its origin. */
const figure = z.strictObject({ value: amount, origin });

/** A time and what it applies to: the whole set of ten nails, each nail, or each piece. */
const time = z.strictObject({
  minutes: z.number().min(0).max(600),
  per: z.enum(["set", "nail", "piece"]),
  origin,
});

/** Every kind of work that takes time, in the trade's words. */
export const WORKS = [
  "removal-gel",
  "removal-acrylic",
  "prep",
  "gel-polish",
  "extra-colour",
  "overlay",
  "extension",
  "long",
  "extra-long",
  "shape-filing",
  "french",
  "faded",
  "rub",
  "magnet",
  "encapsulated",
  "marble",
  "swirl",
  "animal",
  "geometric",
  "tape",
  "dots",
  "flower-simple",
  "flower-detailed",
  "relief",
  "ribs",
  "crackle",
  "stroke",
  "decal",
  "picture",
  "bits",
  "thing",
  "cluster",
  "top-coat",
] as const;
export type Work = (typeof WORKS)[number];

export const ANSWERS = ["fine", "hard", "not"] as const;
/** Whether something can be done by hand: easily ("fine"), with difficulty ("hard") or not at all ("not"). */
export type Answer = (typeof ANSWERS)[number];

const answer = z.enum(["hard", "not"]);
const limit = z.strictObject({ value: z.number().positive().max(1_000), answer, origin });
const span = z.strictObject({ from: z.number().min(0), to: z.number().positive(), origin });

const settings = z.strictObject({
  nailLength: z.enum(NAIL_LENGTHS).optional(),
  nailShape: z.enum(NAIL_SHAPES).optional(),
  finish: z.enum(FINISHES).optional(),
  topper: z.enum(TOPPERS).nullable().optional(),
  texture: z.enum(TEXTURES).optional(),
  baseColor: hexColor.optional(),
});

/** A group of effects that interfere with each other when they are on the same nail. */
const crossing = z.strictObject({
  finish: z.array(z.enum(FINISHES)).min(1).optional(),
  texture: z.array(z.enum(TEXTURES)).min(1).optional(),
  topper: z.array(z.enum(TOPPERS)).min(1).optional(),
  answer,
  reason: z.string().trim().min(1).max(300),
  /** The order of work that can be done and comes closest to the wanted effects. */
  order: z.string().trim().min(1).max(300),
  fix: settings,
  origin,
});
export type Crossing = z.output<typeof crossing>;

const piece = z.strictObject({ upToMm: z.number().positive().max(40), price: amount, origin });

const chart = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** The sizes, widest first. */
  sizes: z
    .array(z.strictObject({ size: z.string().trim().min(1).max(12), mm: z.number().positive() }))
    .min(2)
    .max(40),
  origin,
});
export type SizeChart = z.output<typeof chart>;

export const BUILDS = ["auto", "natural", "overlay", "extension"] as const;
export type Build = (typeof BUILDS)[number];

export const REMOVALS = ["none", "gel", "acrylic"] as const;
export type Removal = (typeof REMOVALS)[number];

/** One studio's times, prices, limits and charts. The studio edits them as data, and each figure names its origin. */
export const craftRules = z.strictObject({
  format: z.literal("lacquer-craft"),
  version: z.literal(1),
  rates: z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, "A currency is three capital letters, like EUR."),
    perHour: figure,
    /** How much less time fast hands need, and how much more slow hands need, as a share of the usual time (0–0.9). */
    spread: z.strictObject({ value: z.number().min(0).max(0.9), origin }),
  }),
  habits: z.strictObject({ build: z.enum(BUILDS), removal: z.enum(REMOVALS) }),
  times: z.record(z.enum(WORKS), time),
  /**
   * The client's price for a stone, pearl or charm, according to its size. Each thing costs the price of the smallest
   * listed size into which it fits.
   */
  pieces: z.array(piece).min(1).max(20),
  /** Usual widths in mm, for nails that have not been measured. */
  widths: z.record(z.enum(FINGERS), figure),
  /** The words for nail lengths, with their limits in mm of free edge. */
  lengths: z.record(z.enum(NAIL_LENGTHS), span),
  limits: z.strictObject({
    /** The thinnest line that can be painted, in mm. */
    line: limit,
    /** The narrowest gap that can be painted, in mm. */
    gap: limit,
    /** The area that one painted element needs, in mm². */
    paintedArea: limit,
    /** The area that one dotted element needs, in mm². */
    dottedArea: limit,
    /** The longest free edge that needs no extension, in mm. */
    freeEdge: limit,
    /** The longest free edge that needs no extension, as a multiple of the nail bed's length. */
    freeEdgeInBeds: limit,
    /** The length of free edge from which pointed shapes need an extension, in mm. */
    pointed: limit.extend({ shapes: z.array(z.enum(NAIL_SHAPES)).min(1) }),
    /** The largest share of the nail's width that a glued thing may cover. */
    stoneShare: limit,
    /** The length at the tip that must stay free of glued things, in mm. */
    tip: limit,
    /** The largest number of colours (`value`) in a gradient on a nail that is narrower than `mm`. */
    gradient: limit.extend({ mm: z.number().positive() }),
  }),
  crossings: z.array(crossing).max(60),
  charts: z.array(chart).min(1).max(20),
  /**
   * The extra width that a press-on needs for the nail's curve, as a share of the photographed width. `sure` is the
   * tolerance of that share.
   */
  curvature: z.strictObject({
    value: z.number().min(0).max(0.6),
    sure: z.number().min(0).max(0.5),
    origin,
  }),
});
export type CraftRules = z.output<typeof craftRules>;

/** The changes to a nail's settings that the fix for a crossing proposes. */
export const patchOf = (crossed: Crossing): NailSettings => {
  const { fix } = crossed;
  const given = Object.entries(fix).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
};
