import type { DesignSettings } from "@lacquer/contracts";
import type { DesignNail, NailDesign, NailTile } from "./design.ts";
import { spreadReferences } from "./spread-references.ts";
import { paintTile } from "./painter/tile.ts";
import type { Picture } from "./picture.ts";
import { type TileBounds, tileBounds } from "./tile/bounds.ts";
import { type NailLook, varied } from "./variation.ts";
import { type ReadPrompt, readPrompt } from "./words/prompt.ts";

type LookedAt = Pick<
  NailDesign,
  "settings" | "prompt" | "nails" | "seed" | "imageIndex" | "variation" | "variationSeed"
>;

/**
 * The last prompt that was read, with its result. The result is cached because every nail needs it, on every frame
 * while a slider moves.
 */
let lastRead: { prompt: string; said: ReadPrompt } | undefined;

function reading(prompt: string): ReadPrompt {
  if (lastRead?.prompt !== prompt) lastRead = { prompt, said: readPrompt(prompt) };
  return lastRead.said;
}

/**
 * Returns one nail's look, from the pickers, the prompt's words, and the nail's own settings. Each source overrides
 * those before it.
 */
function lookOf(design: LookedAt, nail: number): NailLook {
  const { guide } = nailAt(design, nail);
  const said = reading(design.prompt);
  const look = varied({ ...design.settings, ...said.settings }, said.details, {
    seed: design.seed,
    variationSeed: design.variationSeed ?? design.seed,
    variation: design.variation ?? null,
    imageIndex: design.imageIndex,
    finger: guide.finger,
    nail,
    spoken: new Set(Object.keys(said.settings) as (keyof DesignSettings)[]),
  });
  const own = Object.entries(guide.design?.settings ?? {}).filter(
    ([, value]) => value !== undefined,
  );
  return { ...look, settings: { ...look.settings, ...Object.fromEntries(own) } };
}

/**
 * Returns the looks of a design's nails, from the pickers, the prompt's words, and each nail's own settings. Each
 * source overrides those before it.
 */
export function looksOf(design: LookedAt): NailLook[] {
  return design.nails.map((_, nail) => lookOf(design, nail));
}

/** Returns the position and size of a nail's tile; null if the nail is outside the photo. */
export function tileBoundsOf(design: NailDesign, index: number): TileBounds | null {
  const photo = { width: design.photoWidth, height: design.photoHeight };
  return tileBounds(nailAt(design, index), lookOf(design, index).settings, photo);
}

/**
 * Returns the number of nails by which the references are shifted in this image; 0 unless the variation changes the
 * arrangement of the art.
 */
function redrawn({ variation, imageIndex }: NailDesign): number {
  return (variation ?? null) === null || variation === "arrangement" ? imageIndex : 0;
}

/** Returns the reference of each nail: the nail's own reference, or else one of the design's references, or null. */
function referencesOf(design: NailDesign): (Picture | null)[] {
  const spread = spreadReferences(
    design.nails.length,
    design.references.length,
    design.weights.references,
    redrawn(design),
  );
  return design.nails.map((nail, i) => {
    const shared = spread[i];
    return (
      nail.reference ??
      (shared === null || shared === undefined ? null : (design.references[shared] ?? null))
    );
  });
}

function nailAt(design: Pick<NailDesign, "nails">, index: number): DesignNail {
  const nail = design.nails[index];
  if (!nail) throw new RangeError(`There is no nail ${index}.`);
  return nail;
}

/**
 * Paints the nails of one image. Pure and deterministic: the same design gives the same bytes in browser and worker.
 * The tiles are in the order of the nails and are drawn over the photo in that order. A nail that is completely outside
 * the photo has no tile.
 */
export function renderNails(design: NailDesign): NailTile[] {
  return design.nails.flatMap((_, index) => renderNail(design, index) ?? []);
}

/**
 * Paints one of the tiles that `renderNails` paints, for callers that paint nail by nail. Returns null if the nail is
 * outside the photo.
 */
export function renderNail(design: NailDesign, index: number): NailTile | null {
  const strips = renderInStrips(design, index);
  for (;;) {
    const { done, value } = strips.next();
    if (done) return value;
  }
}

/** Paints the same tile as `renderNail`, strip by strip. Between two strips, the caller may do other work or stop. */
export function* renderInStrips(
  design: NailDesign,
  index: number,
): Generator<undefined, NailTile | null> {
  if (index >= design.nails.length) return null;
  const look = lookOf(design, index);
  const nail = nailAt(design, index);
  const photo = { width: design.photoWidth, height: design.photoHeight };
  const bounds = tileBounds(nail, look.settings, photo);
  if (!bounds) return null;
  return yield* paintTile(design, nail, index, look, referencesOf(design)[index] ?? null, bounds);
}
