import OpenAI from "openai";
import type { Rates } from "./rates.ts";

export interface OpenAiOptions {
  apiKey: string;
  /** With `/v1`; absent = OpenAI's own. */
  baseUrl?: string | undefined;
  model: string;
  quality: "low" | "medium" | "high" | "auto" | "xhigh" | "max";
  /** Absent = the published rates. */
  rates?: Rates | undefined;
}

/** The library without its retries, because a retry would pay again. The caller's signal is the deadline. */
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
