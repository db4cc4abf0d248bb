import { APIConnectionError, APIError } from "openai";
import { expect, test } from "vitest";
import { providerFault } from "../../src/openai/faults.ts";

const KEY = "sk-canary-0123456789";
const BOTH = { words: true, pictures: true };

function answered(
  status: number | undefined,
  error: { code?: string; type?: string; message?: string; moderation_details?: object },
  headers: Record<string, string> = {},
) {
  return APIError.generate(status, { error }, undefined, new Headers(headers));
}

const codeOf = (error: unknown) => providerFault(error, BOTH, KEY).code;

test.each([
  [400, "moderation_blocked", "image_generation_user_error", "moderation_refused"],
  [400, "content_policy_violation", "invalid_request_error", "moderation_refused"],
  [400, "invalid_image_file", "image_generation_user_error", "photo_unreadable"],
  [400, "invalid_value", "image_generation_user_error", "provider_refused"],
  [400, "billing_hard_limit_reached", "invalid_request_error", "provider_unavailable"],
  [401, "invalid_api_key", "invalid_request_error", "provider_unavailable"],
  [403, "unsupported_country_region_territory", "request_forbidden", "provider_unavailable"],
  [404, "model_not_found", "invalid_request_error", "provider_unavailable"],
  [413, "request_too_large", "invalid_request_error", "provider_refused"],
  [429, "rate_limit_exceeded", "input-images", "provider_busy"],
  [429, "slow_down", "requests", "provider_busy"],
  [429, "insufficient_quota", "insufficient_quota", "provider_unavailable"],
  [429, "credit_balance_exhausted", "insufficient_quota", "provider_unavailable"],
  [429, "organization_spend_limit_exceeded", "insufficient_quota", "provider_unavailable"],
  [429, "project_spend_limit_exceeded", "insufficient_quota", "provider_unavailable"],
  [429, "organization_usage_limit_exceeded", "insufficient_quota", "provider_unavailable"],
  [500, "server_error", "server_error", "provider_failed"],
  [503, "server_is_overloaded", "service_unavailable_error", "provider_busy"],
] as const)("%d %s of type %s is %s", (status, code, type, expected) => {
  expect(codeOf(answered(status, { code, type, message: "words" }))).toBe(expected);
});

test("an error inside a stream has no status, so its code decides", () => {
  const inside = (error: object) => new APIError(undefined, error, undefined, new Headers());
  expect(codeOf(inside({ code: "moderation_blocked" }))).toBe("moderation_refused");
  expect(codeOf(inside({ code: "rate_limit_exceeded" }))).toBe("provider_busy");
  expect(codeOf(inside({ type: "server_error" }))).toBe("provider_failed");
});

test("the wait comes from the headers, else from the message, else from a guess, and is never hours", () => {
  const wait = (message: string, headers: Record<string, string> = {}) =>
    providerFault(answered(429, { code: "rate_limit_exceeded", message }, headers), BOTH, KEY)
      .retryAfter;
  expect(wait("", { "retry-after-ms": "1500", "retry-after": "2" })).toBe(1.5);
  expect(wait("Please try again in 12s.", { "retry-after": "2" })).toBe(2);
  expect(wait("Please try again in 12s.")).toBe(12);
  expect(wait("Please try again in 250ms.")).toBe(0.25);
  expect(wait("Later.")).toBe(20);
  expect(wait("", { "retry-after": "86400" })).toBe(600);
});

test("a call that never left this machine has failed; a call that may have left has an unknown outcome", () => {
  const lost = (code: string) =>
    new APIConnectionError({ cause: Object.assign(new Error("fetch failed"), { code }) });
  expect(codeOf(lost("ECONNREFUSED"))).toBe("provider_failed");
  expect(codeOf(lost("ENOTFOUND"))).toBe("provider_failed");
  expect(codeOf(lost("ECONNRESET"))).toBe("outcome_unknown");
  expect(codeOf(new TypeError("terminated"))).toBe("outcome_unknown");
});

test("a refusal names what was sent", () => {
  const blocked = answered(400, { code: "moderation_blocked" });
  const said = (words: boolean, pictures: boolean) =>
    providerFault(blocked, { words, pictures }, KEY).message;
  expect(said(true, false)).toContain("refused the words");
  expect(said(false, true)).toContain("refused one of the pictures");
  expect(said(true, true)).toContain("the words or one of the pictures");
});

test("no message reveals a key, even when the service repeats one", () => {
  const message = `Incorrect API key provided: ${KEY}; also sk-proj-other_1 and sess-abc.`;
  const fault = providerFault(answered(401, { code: "invalid_api_key", message }), BOTH, KEY);
  expect(fault.message).not.toContain("Incorrect");
  expect(String(fault.cause)).toContain("invalid_api_key");
  expect(String(fault.cause)).not.toMatch(/sk-|sess-/);
});
