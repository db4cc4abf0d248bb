import { announce } from "../announcer/index.ts";
import type { DraftTab, DraftWeights } from "../tabs/index.ts";

/** The influence of drawing, references and colour on the design; the three always add up to 100. */
export type Influence = Pick<DraftWeights, "drawing" | "designImage" | "baseColor">;

/** The sources that can influence a design besides its colour. */
export interface InfluenceSources {
  drawing: boolean;
  references: boolean;
}

/** A sensible split for the design's sources. With 40 a drawing covers: white that is drawn is white. */
export function proposedInfluence({ drawing, references }: InfluenceSources): Influence {
  if (drawing && references) return { drawing: 40, designImage: 25, baseColor: 35 };
  if (drawing) return { drawing: 40, designImage: 0, baseColor: 60 };
  if (references) return { drawing: 0, designImage: 40, baseColor: 60 };
  return { drawing: 0, designImage: 0, baseColor: 100 };
}

/**
 * The split after the design went from `before` to `after`. Only a proposed split changes; one that the designer chose
 * stays. Null when nothing changes.
 */
export function followSources(
  weights: Influence,
  before: InfluenceSources,
  after: InfluenceSources,
): Influence | null {
  if (before.drawing === after.drawing && before.references === after.references) return null;
  const proposed = proposedInfluence(before);
  const isOwn =
    weights.drawing !== proposed.drawing ||
    weights.designImage !== proposed.designImage ||
    weights.baseColor !== proposed.baseColor;
  return isOwn ? null : proposedInfluence(after);
}

const sourcesOf = ({
  drawing,
  references,
}: Pick<DraftTab, "drawing" | "references">): InfluenceSources => ({
  drawing: drawing.length > 0,
  references: references.length > 0,
});

/** The weights of `tab` for the drawing or references in `next`, read out when they change; otherwise null. */
export function moveInfluence(
  tab: DraftTab,
  next: Partial<Pick<DraftTab, "drawing" | "references">>,
): DraftWeights | null {
  const influence = followSources(
    tab.influenceWeights,
    sourcesOf(tab),
    sourcesOf({ ...tab, ...next }),
  );
  if (!influence) return null;
  announce(influenceInWords(influence));
  return { ...tab.influenceWeights, ...influence };
}

/** The split in words, for screen readers. */
function influenceInWords({ drawing, designImage, baseColor }: Influence): string {
  return `What leads: drawing ${drawing}, references ${designImage}, colour ${baseColor}.`;
}
