import { t } from "@lingui/core/macro";
import { type ErrorCode, OWN_ERRORS } from "@lacquer/contracts";
import { TRPCClientError } from "@trpc/client";
import { fromServer } from "../platform/messages.ts";

/** Describes a failed request, for people and for code. The code `offline` means that no response came at all. */
export interface RequestFailure {
  code: ErrorCode | "offline";
  message: string;
}

const INTERNAL: RequestFailure = { code: "internal", message: OWN_ERRORS.internal.reason };

const offlineFailure = (): RequestFailure => ({
  code: "offline",
  message: t`The studio could not be reached. Check the connection; nothing was lost.`,
});

/**
 * Returns an error's sentence in the chosen language. The server sends English. If the catalogue does not have a
 * sentence, because it says more than the code's usual one, the translation for the code is used, or else the English
 * sentence.
 */
export function errorWords(code: string | null, sentence: string): string {
  return fromServer(sentence) ?? fromServer(`error.${code}`) ?? sentence;
}

/** True if no response came, or if the response was not from the studio. The request is worth retrying later. */
export function metNobody({ code }: RequestFailure): boolean {
  return code === "offline" || code === "unavailable";
}

/** True if the same request may succeed later. Such a request stays stored and is sent again. */
export function isTemporary(failure: RequestFailure): boolean {
  return metNobody(failure) || failure.code === "unauthorized" || failure.code === "rate_limited";
}

/** An error response from one of our own routes, with its code and message. */
export class RequestError extends Error {
  readonly code: ErrorCode | "offline";

  constructor({ code, message }: RequestFailure) {
    super(message);
    this.name = "RequestError";
    this.code = code;
  }
}

/** Returns the code and message of any thrown value. */
export function failureOf(error: unknown): RequestFailure {
  const { code, message } = rawFailureOf(error);
  return { code, message: errorWords(code, message) };
}

function rawFailureOf(error: unknown): RequestFailure {
  if (error instanceof RequestError) return { code: error.code, message: error.message };
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    if (typeof data !== "object" || data === null) return offlineFailure();
    return { code: codeIn(data) ?? "internal", message: error.message };
  }
  return INTERNAL;
}

/** Returns the failure that a route's JSON response `{error:{code,message}}` describes. */
export function failureOfBody(body: unknown): RequestFailure {
  if (typeof body === "object" && body !== null && "error" in body) {
    const { error } = body;
    if (typeof error === "object" && error !== null) {
      const code = codeIn(error);
      const message = "message" in error && error.message;
      if (code && message && typeof message === "string") return { code, message };
    }
  }
  return INTERNAL;
}

/**
 * Returns the code even if this studio does not know it, because the server may be newer. The server's own sentence
 * then tells the user what happened.
 */
const codeIn = (error: object): ErrorCode | null =>
  "code" in error && typeof error.code === "string" ? (error.code as ErrorCode) : null;

export const offline = (): RequestError => new RequestError(offlineFailure());
