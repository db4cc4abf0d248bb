import {
  checkOpenAi,
  createOpenAiProvider,
  createRenderer,
  DEFAULT_RATES,
  hasKnownPrice,
  type ImageProvider,
  isRetired,
  type OpenAiHealth,
} from "@lacquer/imaging";
import { z } from "zod";
import type { OpenAiSettings } from "@lacquer/services";

const dollars = z.number().min(0).max(10_000);

/**
 * Prices in USD per million tokens. `outputTokens` gives the number of output tokens of one picture for each quality.
 * It is left out for models where this number is not known.
 */
const rate = z.strictObject({
  textIn: dollars,
  imageIn: dollars,
  out: dollars,
  outputTokens: z.record(z.string().min(1), z.number().int().positive().max(10_000_000)).optional(),
});

/** The variables that choose who makes the images: OpenAI if there is a key, otherwise the built-in renderer. */
export const providerEnv = {
  IMAGE_PROVIDER: z
    .enum(["auto", "openai", "renderer"])
    .default("auto")
    .describe(
      "auto: OpenAI if there is a key, otherwise the built-in renderer; openai: OpenAI, which needs a key; renderer: always the built-in renderer.",
    ),
  OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("The key for OpenAI. If it is set, OpenAI makes the images."),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("A gateway that speaks OpenAI's Images API; absent = https://api.openai.com/v1."),
  OPENAI_IMAGE_MODEL: z
    .string()
    .min(1)
    .refine((model) => !isRetired(model), "was shut down by OpenAI; name a current model")
    .default("gpt-image-2.6-sunburst")
    .describe("The model that makes the images."),
  OPENAI_IMAGE_QUALITY: z
    .enum(["low", "medium", "high", "xhigh", "max", "auto"])
    .default("medium")
    .describe("The quality of OpenAI's images. A higher quality takes longer and costs more."),
  OPENAI_RATES: z
    .string()
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string().min(1), rate))
    .optional()
    .describe(
      'USD per million tokens by model, as JSON: {"m":{"textIn":5,"imageIn":8,"out":30}}; absent = the published rates.',
    ),
  PROVIDER_DAILY_USD: z.coerce
    .number()
    .positive()
    .max(1_000_000)
    .optional()
    .describe(
      "The maximum cost in USD of paid calls in a day (UTC). When it is reached, designs wait for the next day, and the log has an alarm. Absent = no budget.",
    ),
};

type ProviderEnv = z.output<z.ZodObject<typeof providerEnv>>;

export function providerFaults(env: ProviderEnv): string[] {
  const openai = openAi(env);
  return [
    ...(env.IMAGE_PROVIDER === "openai" && !env.OPENAI_API_KEY
      ? ["OPENAI_API_KEY: must be set when IMAGE_PROVIDER is openai"]
      : []),
    ...(env.PROVIDER_DAILY_USD !== undefined &&
    openai &&
    !hasKnownPrice(openai.rates, openai.model, openai.quality)
      ? [
          `PROVIDER_DAILY_USD: the price of ${openai.model} at quality ${openai.quality} is not known, so the budget cannot be enforced; give the model's rate and outputTokens in OPENAI_RATES`,
        ]
      : []),
  ];
}

function openAi(env: ProviderEnv) {
  if (env.IMAGE_PROVIDER === "renderer" || !env.OPENAI_API_KEY) return undefined;
  return {
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    model: env.OPENAI_IMAGE_MODEL,
    quality: env.OPENAI_IMAGE_QUALITY,
    rates: { ...DEFAULT_RATES, ...env.OPENAI_RATES },
  };
}

/** Returns the settings for OpenAI, without the key; undefined = the built-in renderer is used. */
export function openAiSettings(env: ProviderEnv): OpenAiSettings | undefined {
  const options = openAi(env);
  return options && { model: options.model, quality: options.quality, rates: options.rates };
}

/** Returns a text that describes a provider. Two texts are equal when both providers make the same pictures. */
export function describeProvider(env: ProviderEnv): string {
  const openai = openAiSettings(env);
  return openai ? `openai ${openai.model} ${openai.quality}` : "renderer";
}

/** Opens the image provider named in the environment. */
export function openImageProvider(env: ProviderEnv): ImageProvider {
  const options = openAi(env);
  return options ? createOpenAiProvider(options) : createRenderer();
}

/**
 * Checks whether the provider works, without paying for an image. Returns null for the renderer, which needs no check.
 */
export async function checkProvider(env: ProviderEnv): Promise<OpenAiHealth | null> {
  const options = openAi(env);
  return options ? checkOpenAi(options) : null;
}
