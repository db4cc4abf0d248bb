import { t } from "@lingui/core/macro";
import { announce } from "../announcer/index.ts";
import type { DraftTab, DraftWeights } from "../tabs/index.ts";

/** How strongly drawing, references and colour influence the design. The three always add up to 100. */
export type Influence = Pick<DraftWeights, "drawing" | "designImage" | "baseColor">;

/** The sources besides the colour that can influence a design. */
export interface InfluenceSources {
  drawing: boolean;
  references: boolean;
}

/**
 * Returns a sensible split for the design's sources. At a weight of 40, a drawing is opaque, so that white strokes look
 * white.
 */
export function proposedInfluence({ drawing, references }: InfluenceSources): Influence {
  if (drawing && references) return { drawing: 40, designImage: 25, baseColor: 35 };
  if (drawing) return { drawing: 40, designImage: 0, baseColor: 60 };
  if (references) return { drawing: 0, designImage: 40, baseColor: 60 };
  return { drawing: 0, designImage: 0, baseColor: 100 };
}

/**
 * Returns the split after the design changed from `before` to `after`. Only a proposed split is updated; a split that
 * the designer chose stays. Returns null if nothing changes.
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

/**
 * Returns the weights after the drawing or the references changed to those in `next`, and announces the change to
 * screen readers. Returns null if the weights stay the same.
 */
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

/** Returns the split in words, for screen readers. */
function influenceInWords({ drawing, designImage, baseColor }: Influence): string {
  return t`Influence: drawing ${drawing}, references ${designImage}, colour ${baseColor}.`;
}
