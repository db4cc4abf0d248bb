import type { DraftWeights } from "../tabs/index.ts";

/** What leads the design; the three always add up to 100. */
export type Lead = Pick<DraftWeights, "drawing" | "designImage" | "baseColor">;

/** What a design has to be led by. */
export interface Leaders {
  drawing: boolean;
  references: boolean;
}

/** A sensible split for what there is. */
export function proposedLead({ drawing, references }: Leaders): Lead {
  if (drawing && references) return { drawing: 30, designImage: 30, baseColor: 40 };
  if (drawing) return { drawing: 40, designImage: 0, baseColor: 60 };
  if (references) return { drawing: 0, designImage: 40, baseColor: 60 };
  return { drawing: 0, designImage: 0, baseColor: 100 };
}

/**
 * The split once `before` has become `after`: moved only while it is still the proposal for what there was, so
 * a split that the designer chose stays. Null when nothing changes.
 */
export function followLeaders(weights: Lead, before: Leaders, after: Leaders): Lead | null {
  if (before.drawing === after.drawing && before.references === after.references) return null;
  const proposed = proposedLead(before);
  const isOwn =
    weights.drawing !== proposed.drawing ||
    weights.designImage !== proposed.designImage ||
    weights.baseColor !== proposed.baseColor;
  return isOwn ? null : proposedLead(after);
}

/** The split in words, for those who hear it. */
export function leadInWords({ drawing, designImage, baseColor }: Lead): string {
  return `What leads: drawing ${drawing}, references ${designImage}, colour ${baseColor}.`;
}
