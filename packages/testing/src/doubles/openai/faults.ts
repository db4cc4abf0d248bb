import type { ApiFault } from "./rules.ts";

/** OpenAI's faults, in the service's own words. */
export const FAULTS = {
  rateLimit: (seconds: number): ApiFault => ({
    status: 429,
    type: "input-images",
    code: "rate_limit_exceeded",
    message: `Rate limit reached for the model (for limit gpt-image) on input-images per min: Limit 5, Used 5. Please try again in ${seconds}s.`,
    headers: { "retry-after": String(seconds) },
  }),
  moderation: (stage: "input" | "output"): ApiFault => ({
    status: 400,
    type: "image_generation_user_error",
    code: "moderation_blocked",
    message:
      "Your request was rejected by the safety system. safety_violations=[sexual]. Include the request ID when you ask for help.",
    details: { moderation_stage: stage, categories: ["sexual"] },
  }),
  quota: (code = "insufficient_quota"): ApiFault => ({
    status: 429,
    type: "insufficient_quota",
    code,
    message: "You exceeded your current quota, please check your plan and billing details.",
  }),
  server: (): ApiFault => ({
    status: 500,
    type: "server_error",
    code: null,
    message: "The server had an error while processing your request.",
  }),
  overloaded: (): ApiFault => ({
    status: 503,
    type: "service_unavailable_error",
    code: "server_is_overloaded",
    message: "The engine is currently overloaded, please try again later.",
  }),
} as const;
