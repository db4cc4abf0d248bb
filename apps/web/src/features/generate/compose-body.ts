import type { CreateJobBody } from "@lacquer/contracts";
import type { DraftTab } from "../tabs/index.ts";

/** The request that creates a job from the design as it is now. `drawingImageUrl` is the drawing as just uploaded. */
export function composeBody(tab: DraftTab, drawingImageUrl: string | null): CreateJobBody {
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
    designSettings: tab.designSettings,
    nails: tab.originalImage ? tab.nails : [],
    imageCount: tab.imageCount,
    tabId: tab.id,
  };
}
