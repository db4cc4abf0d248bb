import { LacquerError } from "@lacquer/contracts";
import { isUnavailable } from "@lacquer/services";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";

/** Returns the sentence for invalid input, which names the first fault and its place. */
export function describeZodError(error: ZodError): string {
  const issue = error.issues[0];
  if (!issue) return "Something in the request is missing or not allowed. Check it and try again.";
  const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return `${where}${issue.message}`.slice(0, 300);
}

/**
 * Turns any thrown value into an error with one of our codes. An unknown error's own message never leaves the server.
 */
export function toLacquerError(error: unknown): LacquerError {
  if (error instanceof LacquerError) return error;
  if (error instanceof ZodError)
    return new LacquerError("invalid_input", { message: describeZodError(error), cause: error });
  if (error instanceof TRPCError) {
    if (error.cause instanceof LacquerError || error.cause instanceof ZodError)
      return toLacquerError(error.cause);
    if (error.code === "NOT_FOUND") return new LacquerError("not_found", { cause: error });
    if (error.code === "PAYLOAD_TOO_LARGE")
      return new LacquerError("body_too_large", { cause: error });
    if (error.code === "PARSE_ERROR") return new LacquerError("invalid_json", { cause: error });
    if (error.code === "UNSUPPORTED_MEDIA_TYPE")
      return new LacquerError("unsupported_media_type", { cause: error });
    if (error.code === "BAD_REQUEST" || error.code === "METHOD_NOT_SUPPORTED") {
      return new LacquerError("invalid_input", { cause: error });
    }
  }
  if (isUnavailable(error)) return new LacquerError("unavailable", { cause: error, retryAfter: 2 });
  return new LacquerError("internal", { cause: error });
}

/** Returns tRPC's name for the error's status. tRPC derives the HTTP status of the answer from this name. */
export function trpcCode(error: LacquerError): TRPCError["code"] {
  switch (error.status) {
    case 400:
      return "BAD_REQUEST";
    case 401:
      return "UNAUTHORIZED";
    case 402:
      return "PAYMENT_REQUIRED";
    case 403:
      return "FORBIDDEN";
    case 404:
      return "NOT_FOUND";
    case 408:
      return "TIMEOUT";
    case 409:
      return "CONFLICT";
    case 413:
      return "PAYLOAD_TOO_LARGE";
    case 415:
      return "UNSUPPORTED_MEDIA_TYPE";
    case 422:
      return "UNPROCESSABLE_CONTENT";
    case 429:
      return "TOO_MANY_REQUESTS";
    case 502:
      return "BAD_GATEWAY";
    case 503:
      return "SERVICE_UNAVAILABLE";
    case 504:
      return "GATEWAY_TIMEOUT";
    default:
      return "INTERNAL_SERVER_ERROR";
  }
}
