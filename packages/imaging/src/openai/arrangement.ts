import type { ImageRequest } from "../image-provider.ts";
import { takesMarkup } from "./models.ts";

/** One picture that is sent, and its role for the model. */
export type Sent =
  | { role: "photo" }
  | { role: "sketch" }
  | { role: "reference"; index: number; weight: number }
  | { role: "nail-reference"; nail: number }
  /** `nail` and `thing` are the indexes of the first thing that shows this picture. */
  | { role: "decal"; nail: number; thing: number; imageUrl: string };

/** The pictures to send, in order, and the way in which the drawing is sent. */
export interface Arrangement {
  pictures: Sent[];
  /**
   * `markup`: the drawing is sent as marks over the photo. `laid-over`: the drawing is painted on the photo. `sketch`:
   * the drawing is sent alone, because there is no photo.
   */
  drawing: "markup" | "laid-over" | "sketch" | null;
}

const PICTURES_MAX = 16;

/** Returns each reference's share in percent, from its own weight. Without weights, all shares are equal. */
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
 * Puts the pictures in order. The photo comes first, because a drawing sent as marks belongs to the first picture. Next
 * come the design's references, strongest first and without those of weight 0, the nails' own references, and the decals'
 * pictures. Each picture is sent once. If there are more pictures than the service accepts, the last ones are dropped. The
 * service refuses marks that cover the whole photo, so a drawing of that size is painted on the photo instead.
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
