import type { ImageRequest, PlannedCall } from "../image-provider.ts";
import { type Arrangement, arrange } from "./arrangement.ts";
import type { OpenAiOptions } from "./client.ts";
import { sizeFor, takesInputFidelity } from "./models.ts";
import { DEFAULT_RATES, type Quote, quoteCall } from "./rates.ts";
import { wordsFor } from "./words-for.ts";

/** The number of requested unfinished pictures; fewer may come. */
export const PARTIALS = 2;

/** The facts about a request's pictures that its plan needs. */
export interface PictureFacts {
  /** Upright. */
  photoSize: { width: number; height: number } | null;
  drawingIsOpaque: boolean;
}

/** Everything about one call except the bytes: the request, and its description for people. */
export interface CallPlan extends PlannedCall {
  endpoint: "generate" | "edit";
  arrangement: Arrangement;
  words: string;
  inputFidelity: "high" | null;
  quote: Quote | null;
}

/** Plans the one call for one image. The same request gives the same plan. */
export function planCall(
  request: ImageRequest<unknown>,
  facts: PictureFacts,
  options: Pick<OpenAiOptions, "model" | "quality" | "rates">,
): CallPlan {
  const { model, quality, rates = DEFAULT_RATES } = options;
  const arrangement = arrange(request, model, facts.drawingIsOpaque);
  const words = wordsFor(request, arrangement);
  const size = sizeFor(model, facts.photoSize);
  const pictures = arrangement.pictures.length;
  const endpoint = pictures === 0 ? "generate" : "edit";
  const quote = quoteCall(rates, { model, quality, size, words, partials: PARTIALS });
  return {
    endpoint,
    model,
    quality,
    size,
    arrangement,
    words,
    inputFidelity: endpoint === "edit" && takesInputFidelity(model) ? "high" : null,
    inputImages: pictures + (arrangement.drawing === "markup" ? 1 : 0),
    quote,
    quotedMicrodollars: quote?.microdollars ?? null,
  };
}
