import { type ErrorCode, errorSentence, LacquerError } from "@lacquer/contracts";
import { ProviderFault, type Trouble } from "../provider-fault.ts";
import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";

/** What a request contains, so that a refusal can name the part to change. */
export interface Asked {
  words: boolean;
  pictures: boolean;
}

const MONEY = new Set([
  "insufficient_quota",
  "billing_hard_limit_reached",
  "credit_balance_exhausted",
  "organization_spend_limit_exceeded",
  "project_spend_limit_exceeded",
  "organization_usage_limit_exceeded",
]);
const MODERATED = new Set(["moderation_blocked", "content_policy_violation"]);
/** Error codes that may also arrive without a status, inside a stream that began normally. */
const OVERLOADED = new Set(["server_is_overloaded", "service_unavailable_error"]);
const BUSY = new Set(["rate_limit_exceeded", "slow_down", ...OVERLOADED]);
const CLOSED = new Set(["invalid_api_key", "model_not_found"]);
/** Network errors that occur before the request is sent, so that nothing was ordered. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const RETRY_SECONDS = 20;
const RETRY_SECONDS_MAX = 600;

/** Returns the text without keys, so that it may be logged even if a gateway repeats a key in its answer. */
function withoutKeys(text: string, apiKey: string): string {
  return text
    .replaceAll(apiKey, "[key]")
    .replaceAll(/\b(sk|sess)-[\w*.-]+/g, "[key]")
    .slice(0, 300);
}

/** Returns the original error in one line, for the log only. */
function causeOf(error: unknown, apiKey: string): Error {
  if (error instanceof APIError) {
    const told = [error.status, error.code, error.type, error.requestID].filter(Boolean).join(" ");
    return new Error(withoutKeys(`${told}: ${error.message}`, apiKey));
  }
  return new Error(withoutKeys(error instanceof Error ? error.message : String(error), apiKey));
}

function networkCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
    if (at instanceof AggregateError) return networkCode(at.errors[0]);
  }
  return undefined;
}

/**
 * Returns the seconds to wait, taken from the headers or from "try again in" in the message. If neither names a time,
 * returns a guess.
 */
function waitSeconds(error: APIError): number {
  const header = (name: string) => Number(error.headers?.get(name) ?? Number.NaN);
  const said = /try again in ([\d.]+)(ms|s|m)\b/i.exec(error.message);
  const inMessage = said
    ? Number(said[1]) * ({ ms: 0.001, s: 1, m: 60 }[said[2] ?? "s"] ?? 1)
    : Number.NaN;
  const known = [header("retry-after-ms") / 1000, header("retry-after"), inMessage].find(
    (seconds) => Number.isFinite(seconds) && seconds >= 0,
  );
  return Math.min(RETRY_SECONDS_MAX, Math.max(0.1, known ?? RETRY_SECONDS));
}

function moderationStage(error: APIError): string | undefined {
  const body: unknown = error.error;
  if (typeof body !== "object" || body === null || !("moderation_details" in body))
    return undefined;
  const details = body.moderation_details;
  if (typeof details !== "object" || details === null || !("moderation_stage" in details))
    return undefined;
  return typeof details.moderation_stage === "string" ? details.moderation_stage : undefined;
}

function refusalReason(error: APIError, asked: Asked): string {
  if (moderationStage(error) === "output")
    return "The image service held back the finished picture. Use other words or other references.";
  if (!asked.pictures)
    return "The image service refused the words. Describe the design in other words.";
  if (!asked.words)
    return "The image service refused one of the pictures. Use another photo or reference.";
  return "The image service refused the words or one of the pictures. Try other words first, then another photo.";
}

function codeOf(error: APIError): ErrorCode {
  const { status, code, type } = error;
  const named = code ?? type ?? "";
  if (MODERATED.has(named)) return "moderation_refused";
  if (MONEY.has(named) || type === "insufficient_quota") return "provider_unavailable";
  if (BUSY.has(named)) return "provider_busy";
  if (CLOSED.has(named)) return "provider_unavailable";
  if (status === 401 || status === 403 || status === 404) return "provider_unavailable";
  if (status === 429) return "provider_busy";
  if (named === "invalid_image_file") return "photo_unreadable";
  if (status === 413 || status === 400 || status === 422) return "provider_refused";
  return "provider_failed";
}

/** Returns the trouble behind this error if it affects every call; null if it affects only this call. */
function troubleOf(error: APIError, code: ErrorCode): Trouble | null {
  const named = error.code ?? error.type ?? "";
  if (code === "provider_busy") return OVERLOADED.has(named) ? "overloaded" : "rate_limit";
  if (code !== "provider_unavailable") return null;
  return MONEY.has(named) || error.type === "insufficient_quota" ? "billing" : "key";
}

/**
 * Matches a limit on the pictures that are sent, as a refusal reports it: "on input-images per min: Limit 5, Used 5".
 */
function toldImageLimit(error: APIError): number | null {
  const told = /input-images per min(?:ute)?\b[^.]*?\bLimit (\d+)/i.exec(error.message);
  const limit = Number(told?.[1] ?? 0);
  return limit > 0 && limit <= 100_000 ? limit : null;
}

/**
 * Turns any error of a call into one LacquerError with a stable code. The service's own words are only in the error's
 * cause, and keys are removed from them. If `neverLeft` is true, the call certainly ordered nothing, whatever the error
 * says.
 */
export function providerFault(
  error: unknown,
  asked: Asked,
  apiKey: string,
  neverLeft = false,
): LacquerError {
  if (error instanceof LacquerError) return error;
  const cause = causeOf(error, apiKey);
  if (neverLeft) return new LacquerError("provider_failed", { cause });
  if (error instanceof APIConnectionTimeoutError)
    return new LacquerError("outcome_unknown", { cause });
  if (error instanceof APIConnectionError) {
    const sent = !NOT_SENT.has(networkCode(error) ?? "");
    return new LacquerError(sent ? "outcome_unknown" : "provider_failed", { cause });
  }
  // The stream contained an event that is not JSON.
  if (error instanceof SyntaxError) return new LacquerError("result_unreadable", { cause });
  if (!(error instanceof APIError)) return new LacquerError("outcome_unknown", { cause });
  const code = codeOf(error);
  const trouble = troubleOf(error, code);
  return new ProviderFault(code, {
    cause,
    requestId: error.requestID ?? null,
    trouble,
    imagesPerMinute: toldImageLimit(error),
    ...(code === "moderation_refused"
      ? { message: errorSentence(code, refusalReason(error, asked)) }
      : {}),
    ...(code === "provider_busy" ? { retryAfter: waitSeconds(error) } : {}),
  });
}
