import OpenAI from "openai";
import type { Rates } from "./rates.ts";

export interface OpenAiOptions {
  apiKey: string;
  /** The address with `/v1`. If absent, OpenAI's own address is used. */
  baseUrl?: string | undefined;
  model: string;
  quality: "low" | "medium" | "high" | "auto" | "xhigh" | "max";
  /** If absent, the published rates are used. */
  rates?: Rates | undefined;
}

/**
 * The OpenAI library without its own retries, because each retry would be paid again. The caller's signal sets the
 * deadline.
 */
export function createClient({
  apiKey,
  baseUrl,
}: Pick<OpenAiOptions, "apiKey" | "baseUrl">): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: baseUrl ?? "https://api.openai.com/v1",
    maxRetries: 0,
    timeout: 24 * 3600 * 1000,
    logLevel: "off",
  });
}
