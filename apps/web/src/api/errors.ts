import { ERRORS, type ErrorCode, isErrorCode } from "@lacquer/contracts";
import { TRPCClientError } from "@trpc/client";

/** The fault of a request, for people and for code. `offline` = no answer came at all. */
export interface RequestFailure {
  code: ErrorCode | "offline";
  message: string;
}

const OFFLINE: RequestFailure = {
  code: "offline",
  message: "The studio could not be reached. Check the connection; nothing was lost.",
};

/** No answer came, or none from the studio itself, so it is worth trying again later. */
export function metNobody({ code }: RequestFailure): boolean {
  return code === "offline" || code === "unavailable";
}

/** A "not now" rather than a "no": the request is kept and tried again. */
export function isTemporary(failure: RequestFailure): boolean {
  return metNobody(failure) || failure.code === "unauthorized" || failure.code === "rate_limited";
}

/** A refusal of one of our own routes, with its code and sentence. */
export class RequestError extends Error {
  readonly code: ErrorCode | "offline";

  constructor({ code, message }: RequestFailure) {
    super(message);
    this.name = "RequestError";
    this.code = code;
  }
}

/** Reads any thrown value as code and sentence. */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof RequestError) return { code: error.code, message: error.message };
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    if (typeof data !== "object" || data === null) return OFFLINE;
    const code = "code" in data && isErrorCode(data.code) ? data.code : "internal";
    return { code, message: error.message };
  }
  return { code: "internal", message: ERRORS.internal.message };
}

/** The failure that a route's JSON answer `{error:{code,message}}` describes. */
export function failureOfBody(body: unknown): RequestFailure {
  if (typeof body === "object" && body !== null && "error" in body) {
    const { error } = body;
    if (typeof error === "object" && error !== null && "code" in error && isErrorCode(error.code)) {
      const { code } = error;
      const sentence = "message" in error && typeof error.message === "string" ? error.message : "";
      return { code, message: sentence || ERRORS[code].message };
    }
  }
  return { code: "internal", message: ERRORS.internal.message };
}

export const offline = (): RequestError => new RequestError(OFFLINE);
