import type { DesignSettings } from "@lacquer/contracts";
import type { DesignNail, NailDesign, NailTile } from "./design.ts";
import { spreadReferences } from "./spread-references.ts";
import { createTile, type TileBounds, tileBounds } from "./tile/tile.ts";
import { type NailLook, varied } from "./variation.ts";
import { type ReadPrompt, readPrompt } from "./words/prompt.ts";

type LookedAt = Pick<
  NailDesign,
  "settings" | "prompt" | "nails" | "seed" | "imageIndex" | "variation" | "variationSeed"
>;

/** The last prompt read: nail after nail, and frame after frame of a slider, asks for the same one. */
let lastRead: { prompt: string; said: ReadPrompt } | undefined;

function reading(prompt: string): ReadPrompt {
  if (lastRead?.prompt !== prompt) lastRead = { prompt, said: readPrompt(prompt) };
  return lastRead.said;
}

/** One nail's look: pickers, then the prompt's words, then its own settings. */
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

/** The looks of a design's nails: pickers, then the prompt's words, then each nail's own settings. */
export function looksOf(design: LookedAt): NailLook[] {
  return design.nails.map((_, nail) => lookOf(design, nail));
}

/** Where each nail's tile will lie, in the order of the nails; null outside the photo. */
export function tileBoundsOf(design: NailDesign): (TileBounds | null)[] {
  const photo = { width: design.photoWidth, height: design.photoHeight };
  return looksOf(design).map((look, i) => tileBounds(nailAt(design, i), look.settings, photo));
}

/** By how many places the references move on from nail to nail: only where the art is laid out anew. */
function redrawn({ variation, imageIndex }: NailDesign): number {
  return (variation ?? null) === null || variation === "arrangement" ? imageIndex : 0;
}

/** Which reference each nail shows: its own, or an index into the design's; null = none. */
function referencesOf(design: NailDesign): (string | null)[] {
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
 * Draws one image's nails. Pure and deterministic: the same design gives the same text in browser and worker.
 * Tiles come in the order of the nails and are laid over the photo in that order; a nail wholly outside the
 * photo has none. Each tile is a complete SVG with ids of its own, so that many can share a page.
 */
export function renderNails(design: NailDesign): NailTile[] {
  const references = referencesOf(design);
  return looksOf(design).flatMap((look, i) => {
    const tile = createTile(design, nailAt(design, i), i, look, references[i] ?? null);
    return tile ? [tile] : [];
  });
}

/** One of the tiles that `renderNails` draws, for a preview that paints nail by nail; null outside the photo. */
export function renderNail(design: NailDesign, index: number): NailTile | null {
  if (index >= design.nails.length) return null;
  return createTile(
    design,
    nailAt(design, index),
    index,
    lookOf(design, index),
    referencesOf(design)[index] ?? null,
  );
}
