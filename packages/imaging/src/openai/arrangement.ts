import type { ImageRequest } from "../image-provider.ts";
import { takesMarkup } from "./models.ts";

/** One picture that is sent, and its role for the model. */
export type Sent =
  | { role: "photo" }
  | { role: "sketch" }
  | { role: "reference"; index: number; weight: number }
  | { role: "nail-reference"; nail: number }
  /** `thing`: the first thing that shows this picture, and its nail. */
  | { role: "decal"; nail: number; thing: number; imageUrl: string };

/** The pictures to send, in this order, and the way to send the drawing. */
export interface Arrangement {
  pictures: Sent[];
  /** `markup`: as marks over the photo; `laid-over`: painted on it; `sketch`: alone, when there is no photo. */
  drawing: "markup" | "laid-over" | "sketch" | null;
}

const PICTURES_MAX = 16;

/** Each reference's share in percent, by its own weight (absent = equal). */
function shares(request: ImageRequest<unknown>): number[] {
  const { references: weights } = request.weights;
  const wanted = request.references.map((_, i) => (weights ? (weights[i] ?? 0) : 1));
  const total = wanted.reduce((sum, weight) => sum + weight, 0);
  return wanted.map((weight) => (total > 0 ? Math.round((weight / total) * 100) : 0));
}

function decalsOf(request: ImageRequest<unknown>): Sent[] {
  const found = new Map<string, Sent>();
  for (const [nail, { guide }] of request.nails.entries())
    for (const [thing, { imageUrl }] of (guide.design?.placed ?? []).entries())
      if (imageUrl !== undefined && !found.has(imageUrl))
        found.set(imageUrl, { role: "decal", nail, thing, imageUrl });
  return [...found.values()];
}

/**
 * The photo comes first, because marks apply to the first picture. Then come the design's references, strongest first
 * and without those of weight 0, then each nail's own, then the decals' pictures, each picture once. If there are more
 * than the service accepts, the last ones are dropped. A drawing that covers the whole photo would be refused as marks,
 * so it is laid over the photo.
 */
export function arrange(
  request: ImageRequest<unknown>,
  model: string,
  drawingIsOpaque = false,
): Arrangement {
  const pictures: Sent[] = [];
  const drawn = request.drawing !== null || request.nails.some((nail) => nail.drawing !== null);
  if (request.photo) pictures.push({ role: "photo" });
  else if (drawn) pictures.push({ role: "sketch" });
  const ranked = shares(request)
    .map((weight, index) => ({ role: "reference" as const, index, weight }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  pictures.push(...ranked);
  for (const [nail, { reference }] of request.nails.entries())
    if (reference) pictures.push({ role: "nail-reference", nail });
  pictures.push(...decalsOf(request));
  const drawing = !drawn
    ? null
    : request.photo === null
      ? "sketch"
      : takesMarkup(model) && !drawingIsOpaque
        ? "markup"
        : "laid-over";
  return { pictures: pictures.slice(0, PICTURES_MAX), drawing };
}
