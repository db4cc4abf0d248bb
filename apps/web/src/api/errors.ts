import { type ErrorCode, OWN_ERRORS } from "@lacquer/contracts";
import { TRPCClientError } from "@trpc/client";

/** Describes a failed request, for people and for code. The code `offline` means that no response came at all. */
export interface RequestFailure {
  code: ErrorCode | "offline";
  message: string;
}

const OFFLINE: RequestFailure = {
  code: "offline",
  message: "The studio could not be reached. Check the connection; nothing was lost.",
};

/** True if no response came, or if the response was not from the studio. The request is worth retrying later. */
export function metNobody({ code }: RequestFailure): boolean {
  return code === "offline" || code === "unavailable";
}

/** True if the server refused the request only for the moment. The request is kept and sent again later. */
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

/** A code that this studio does not know comes from a newer server, and is compared with none. */
const codeOf = (code: unknown): ErrorCode =>
  typeof code === "string" ? (code as ErrorCode) : "internal";

/** Returns the code and message of any thrown value. */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof RequestError) return { code: error.code, message: error.message };
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    if (typeof data !== "object" || data === null) return OFFLINE;
    const code = "code" in data ? codeOf(data.code) : "internal";
    return { code, message: error.message };
  }
  return { code: "internal", message: OWN_ERRORS.internal.message };
}

/** Returns the failure that a route's JSON response `{error:{code,message}}` describes. */
export function failureOfBody(body: unknown): RequestFailure {
  if (typeof body === "object" && body !== null && "error" in body) {
    const { error } = body;
    if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
      const { code, message } = error;
      if (typeof message === "string" && message) return { code: codeOf(code), message };
    }
  }
  return { code: "internal", message: OWN_ERRORS.internal.message };
}

export const offline = (): RequestError => new RequestError(OFFLINE);
