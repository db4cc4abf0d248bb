/**
 * USD per million tokens (equal to millionths of a dollar per token), and the tokens of one picture if they are listed.
 */
export interface Rate {
  textIn: number;
  imageIn: number;
  out: number;
  /**
   * The output tokens of one picture for each quality, whatever the picture's size. Used for models whose way of
   * counting is not published.
   */
  outputTokens?: Record<string, number> | undefined;
}

/** The rate of each model. A key is a model's name or the beginning of one, and the longest matching key is used. */
export type Rates = Record<string, Rate>;

/** The output tokens of an unfinished picture, which is billed as well. */
const PARTIAL_TOKENS = 100;

/** The published rates. OPENAI_RATES changes them or adds to them. */
export const DEFAULT_RATES: Rates = {
  "gpt-image-2": { textIn: 5, imageIn: 8, out: 30 },
  "gpt-image-1.5": { textIn: 5, imageIn: 8, out: 32 },
  "gpt-image-1-mini": { textIn: 2, imageIn: 2.5, out: 8 },
};

function rateOf(rates: Rates, model: string): Rate | null {
  const name = Object.keys(rates)
    .filter((start) => model.startsWith(start))
    .toSorted((a, b) => b.length - a.length)[0];
  return (name !== undefined && rates[name]) || null;
}

const FACTORS: Record<string, number> = { low: 16, medium: 48, high: 96 };
const SQUARE: Record<string, number> = { low: 272, medium: 1056, high: 4160 };
const OBLONG: Record<string, number> = { low: 408, medium: 1584, high: 6240 };

/**
 * Returns the output tokens of one picture; null when the way of counting is not published. For gpt-image-2, the longer
 * side is divided into as many patches as the quality's factor says, and a patch that covers more pixels costs more.
 */
function outputTokens(model: string, quality: string, size: string): number | null {
  const [width = 0, height = 0] = size.split("x").map(Number);
  if (!(width > 0 && height > 0)) return null;
  if (/^gpt-image-1(\.5|-mini)/.test(model))
    return (width === height ? SQUARE : OBLONG)[quality] ?? null;
  const factor = /^gpt-image-2(-\d|$)/.test(model) ? FACTORS[quality] : undefined;
  if (factor === undefined) return null;
  const short = Math.round((factor * Math.min(width, height)) / Math.max(width, height));
  return Math.ceil((factor * short * (2_000_000 + width * height)) / 4_000_000);
}

export interface Quote {
  textTokens: number;
  outputTokens: number;
  /** The price does not include the pictures that are sent, because the way of counting them is not published. */
  microdollars: number;
}

/** Returns the expected tokens and price of one call; null when its tokens or its rate are unknown. */
export function quoteCall(
  rates: Rates,
  call: { model: string; quality: string; size: string; words: string; partials: number },
): Quote | null {
  const rate = rateOf(rates, call.model);
  const picture =
    rate?.outputTokens?.[call.quality] ?? outputTokens(call.model, call.quality, call.size);
  if (!rate || picture === null) return null;
  const out = picture + call.partials * PARTIAL_TOKENS;
  const textTokens = Math.ceil(call.words.length / 4);
  const microdollars = Math.round(textTokens * rate.textIn + out * rate.out);
  return { textTokens, outputTokens: out, microdollars };
}

/** True when a call with this model and quality can be priced in advance, which a budget requires. */
export function hasKnownPrice(rates: Rates, model: string, quality: string): boolean {
  return quoteCall(rates, { model, quality, size: "1024x1024", words: "", partials: 0 }) !== null;
}

/** Returns the price of a call's usage in millionths of a dollar; null when no rate is known. */
export function costOf(
  rates: Rates,
  model: string,
  usage: { inputTextTokens: number; inputImageTokens: number; outputTokens: number },
): number | null {
  const rate = rateOf(rates, model);
  if (!rate) return null;
  const { inputTextTokens, inputImageTokens, outputTokens: out } = usage;
  return Math.round(
    inputTextTokens * rate.textIn + inputImageTokens * rate.imageIn + out * rate.out,
  );
}
