import type { ImageRequest, PlannedCall } from "../image-provider.ts";
import { type Arrangement, arrange } from "./arrangement.ts";
import type { OpenAiOptions } from "./client.ts";
import { sizeFor, takesInputFidelity } from "./models.ts";
import { DEFAULT_RATES, type Quote, quoteCall } from "./rates.ts";
import { wordsFor } from "./words-for.ts";

/** The number of unfinished pictures that are requested. The service may send fewer. */
export const PARTIALS = 2;

/** The facts about a request's pictures that are needed to plan its call. */
export interface PictureFacts {
  /** The size of the upright photo. */
  photoSize: { width: number; height: number } | null;
  drawingIsOpaque: boolean;
}

/** Everything about one call except its bytes: the request itself, and its description for people. */
export interface CallPlan extends PlannedCall {
  endpoint: "generate" | "edit";
  arrangement: Arrangement;
  words: string;
  inputFidelity: "high" | null;
  quote: Quote | null;
}

/** Plans the single call for one image. The same request always gives the same plan. */
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
