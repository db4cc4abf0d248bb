import type { ImageRequest } from "../image-provider.ts";
import { takesMarkup } from "./models.ts";

/** One picture that is sent, and what it is to the model. */
export type Sent =
  | { role: "photo" }
  | { role: "sketch" }
  | { role: "reference"; index: number; weight: number }
  | { role: "nail-reference"; nail: number };

/** Which pictures go along, in this order, and how the drawing does. */
export interface Arrangement {
  pictures: Sent[];
  /** `markup`: as marks over the photo; `laid-over`: painted on it; `sketch`: alone, where there is no photo. */
  drawing: "markup" | "laid-over" | "sketch" | null;
}

const PICTURES_MAX = 16;

/** The share of each reference in percent, by its own weight (absent = equal). */
function shares(request: ImageRequest<unknown>): number[] {
  const { references: weights } = request.weights;
  const wanted = request.references.map((_, i) => (weights ? (weights[i] ?? 0) : 1));
  const total = wanted.reduce((sum, weight) => sum + weight, 0);
  return wanted.map((weight) => (total > 0 ? Math.round((weight / total) * 100) : 0));
}

/**
 * The photo first, since marks apply to the first picture; then the design's references, strongest first, those
 * without weight left out; then each nail's own. More than the service takes are dropped from the end. A drawing that
 * leaves nothing of the photo free would be refused as marks: it is laid over.
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
  const drawing = !drawn
    ? null
    : request.photo === null
      ? "sketch"
      : takesMarkup(model) && !drawingIsOpaque
        ? "markup"
        : "laid-over";
  return { pictures: pictures.slice(0, PICTURES_MAX), drawing };
}
