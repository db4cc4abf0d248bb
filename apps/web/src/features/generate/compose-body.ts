import { type CreateJobBody, DRAFT_BYTES_MAX } from "@lacquer/contracts";
import { fingersAsNails, handOnStage } from "../draft/index.ts";
import type { DraftTab } from "../tabs/index.ts";

/**
 * Returns the strokes and layers of the drawing. The studio needs them to open the design again, and the job has no
 * other copy. Returns null if there are no strokes, or more than a job stores; then only the picture contains the
 * drawing.
 */
function draftOf({ drawing, layers }: DraftTab): CreateJobBody["draft"] {
  if (drawing.length === 0) return null;
  const draft = {
    drawing: drawing.map((stroke) => ({ ...stroke })),
    ...(layers.length > 0 && { layers: layers.map((layer) => ({ ...layer })) }),
  };
  return new Blob([JSON.stringify(draft)]).size <= DRAFT_BYTES_MAX ? draft : null;
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
