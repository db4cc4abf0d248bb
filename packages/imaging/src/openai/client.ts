import OpenAI from "openai";

export interface OpenAiOptions {
  apiKey: string;
  /** With `/v1`; absent = OpenAI's own. */
  baseUrl?: string | undefined;
  model: string;
  quality: "low" | "medium" | "high" | "auto" | "xhigh" | "max";
}

/** The library without its retries: it would send a paid call again. The caller's signal is the deadline. */
export function createClient({ apiKey, baseUrl }: OpenAiOptions): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: baseUrl ?? "https://api.openai.com/v1",
    maxRetries: 0,
    timeout: 24 * 3600 * 1000,
    logLevel: "off",
  });
}
