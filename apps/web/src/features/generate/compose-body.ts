import { type CreateJobBody, DRAFT_BYTES_MAX } from "@lacquer/contracts";
import { fingersAsNails, handOnStage } from "../draft/index.ts";
import type { DraftTab } from "../tabs/index.ts";

type Draft = NonNullable<CreateJobBody["draft"]>;

const isSmall = (draft: Draft): boolean =>
  new Blob([JSON.stringify(draft)]).size <= DRAFT_BYTES_MAX;

/**
 * Returns the drawing's strokes and layers, the bank card and the other hand. The studio needs them to open the design
 * again, and the job has no other copy. If there are more strokes than a job stores, only the picture contains the
 * drawing. Returns null for a design that has none of these.
 */
function draftOf({
  drawing,
  layers,
  card,
  otherHand,
  shownHand,
}: DraftTab): CreateJobBody["draft"] {
  const set: Draft = {
    ...(card && { card: card.map(([x, y]) => [x, y]) }),
    ...(otherHand && { otherHand: structuredClone(otherHand) as Draft }),
    ...(otherHand && shownHand && { shownHand }),
  };
  const drawn: Draft =
    drawing.length === 0
      ? {}
      : {
          drawing: drawing.map((stroke) => ({ ...stroke })),
          ...(layers.length > 0 && { layers: layers.map((layer) => ({ ...layer })) }),
        };
  const draft = isSmall({ ...drawn, ...set }) ? { ...drawn, ...set } : set;
  return Object.keys(draft).length > 0 ? draft : null;
}

/**
 * Returns the request that creates a job from the design's current state. `drawingImageUrl` is the drawing that was
 * just uploaded.
 */
export function composeBody(tab: DraftTab, drawingImageUrl: string | null): CreateJobBody {
  const draft = draftOf(tab);
  const { drawing, designImage, baseColor, finish, texture } = tab.influenceWeights;
  const references = tab.references.map((reference) => reference.weight);
  return {
    prompt: tab.aiPrompt,
    originalImage: tab.originalImage?.url ?? null,
    selectedDesignImages: tab.references.map((reference) => reference.url),
    drawingImageUrl,
    influenceWeights: {
      drawing,
      designImage,
      baseColor,
      finish,
      texture,
      ...(references.length > 0 && { references }),
    },
    // Without a photo, the hand is sent in the pose on screen, because the pose may depend on the screen's shape.
    designSettings: tab.originalImage
      ? tab.designSettings
      : { ...tab.designSettings, hand: handOnStage(tab.designSettings) },
    nails: tab.originalImage ? tab.nails : fingersAsNails(tab.fingers),
    imageCount: tab.imageCount,
    variation: tab.imageCount === 1 ? "same" : tab.variation,
    ...(draft && { draft }),
    tabId: tab.id,
  };
}
