import { toLacquerError } from "@lacquer/api";
import { type ErrorCode, LacquerError } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { MisfitError } from "./route-shapes.ts";

/** The error codes of Fastify and its plugins, mapped to Lacquer's own. */
const KNOWN: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
  FST_ERR_CTP_INVALID_JSON_BODY: "invalid_json",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid_json",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid_input",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
  FST_REQ_FILE_TOO_LARGE: "upload_too_large",
  FST_INVALID_MULTIPART_CONTENT_TYPE: "upload_missing",
  FST_FILES_LIMIT: "upload_missing",
  FST_PARTS_LIMIT: "upload_missing",
  FST_FIELDS_LIMIT: "upload_missing",
  FST_ERR_MAX_PARAM_LENGTH: "not_found",
  FST_ERR_BAD_URL: "not_found",
};

/** Answers a malformed id in an address like an unknown id: with the `_not_found` code of its route, if it has one. */
function misfit(error: MisfitError, request: FastifyRequest): LacquerError {
  if (error.part !== "params") return toLacquerError(error.misfit);
  const named = request.routeOptions.config.refuses?.find((code) => code.endsWith("_not_found"));
  return new LacquerError(named ?? "not_found", { cause: error.misfit });
}

function asOurs(error: unknown, request: FastifyRequest): LacquerError {
  if (error instanceof MisfitError) return misfit(error, request);
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    const known = KNOWN[error.code];
    if (known) return new LacquerError(known, { cause: error });
  }
  if (error instanceof SyntaxError) return new LacquerError("invalid_json", { cause: error });
  const ours = toLacquerError(error);
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  const isCallers = typeof status === "number" && status >= 400 && status < 500;
  return ours.code === "internal" && isCallers
    ? new LacquerError("invalid_input", { cause: error })
    : ours;
}

/**
 * Sends a refusal in the shape that all refusals have: `{error: {code, message, requestId}}`. Adds Retry-After if it
 * makes sense to try again later.
 */
export function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const ours = asOurs(error, request);
  if (ours.code === "internal")
    request.log.error({ err: error, requestId: request.id }, "a request failed");
  // An `unavailable` without a cause only means that too many others were waiting for a turn, so it is not logged.
  if (ours.code === "unavailable" && ours.cause !== undefined)
    request.log.warn(
      { err: ours.cause, requestId: request.id },
      "a request found a service unavailable",
    );
  if (ours.retryAfter) reply.header("retry-after", String(ours.retryAfter));
  return reply
    .status(ours.status)
    .header("cache-control", "no-store")
    .send({ error: { code: ours.code, message: ours.message, requestId: request.id } });
}

export function installErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
}
