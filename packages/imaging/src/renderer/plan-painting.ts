import { FINGERS } from "@lacquer/contracts";
import { type ReadPrompt, readPrompt } from "@lacquer/nails";
import type { ImageRequest } from "../image-provider.ts";
import { groundOf } from "./ground.ts";

/** The renderer's understanding of a request before it paints. */
export interface PaintingPlan {
  /** The part of the prompt that the renderer understands. */
  said: ReadPrompt;
  ground: ReturnType<typeof groundOf>;
  /** The number of nails in each image. */
  nails: number;
}

/** Reads the request exactly as the renderer does before painting, in almost no time. */
export function planPainting(request: ImageRequest<unknown>): PaintingPlan {
  const ground = groundOf(request);
  const given = ground === "photo-display" ? 0 : request.nails.length;
  return {
    said: readPrompt(request.prompt),
    ground,
    nails: given > 0 ? given : FINGERS.length,
  };
}
