import { DISPLAY_SIZE, displayGuides, type ReadPrompt, readPrompt } from "@lacquer/nails";
import type { ImageRequest } from "../image-provider.ts";
import { groundOf } from "./ground.ts";

/** What the renderer reads from a request, before it paints. */
export interface PaintingPlan {
  /** What it understands of the prompt. */
  said: ReadPrompt;
  ground: ReturnType<typeof groundOf>;
  /** Nails in each image. */
  nails: number;
}

/** The same reading as the painting itself; costs nothing. */
export function planPainting(request: ImageRequest<unknown>): PaintingPlan {
  const ground = groundOf(request);
  const given = ground === "photo-display" ? 0 : request.nails.length;
  return {
    said: readPrompt(request.prompt),
    ground,
    nails: given > 0 ? given : displayGuides(DISPLAY_SIZE).length,
  };
}
