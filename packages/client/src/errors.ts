import { TRPCClientError } from "@trpc/client";
import type { ErrorCode, Job } from "./api-types.ts";

interface Refusal {
  code: ErrorCode;
  message: string;
  requestId?: string | null;
  retryAfterMs?: number | null;
  cause?: unknown;
}

/**
 * A refusal by the studio, with its stable code and a sentence for people. The code is `offline` when no answer came.
 */
export class LacquerClientError extends Error {
  readonly code: ErrorCode;
  /** The id of the request. The studio's log has the details under this id. */
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;

  constructor({ code, message, requestId, retryAfterMs, cause }: Refusal) {
    super(message, { cause });
    this.name = "LacquerClientError";
    this.code = code;
    this.requestId = requestId ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}

/** Thrown for a job that failed or was canceled. */
export class GenerationEndedError extends LacquerClientError {
  readonly job: Job;

  constructor(job: Job) {
    super({
      // The cast is safe, because the studio writes only its own codes into this field.
      code: job.status === "canceled" ? "canceled" : ((job.errorCode ?? "internal") as ErrorCode),
      message: job.errorMessage ?? `The design was ${job.status}.`,
    });
    this.name = "GenerationEndedError";
    this.job = job;
  }
}

const OFFLINE = "The studio could not be reached.";

/**
 * True for a refusal or a missing answer. Any other error is a mistake in the program, and trying again would not help.
 */
export function isFromStudio(error: unknown): boolean {
  return error instanceof LacquerClientError || error instanceof TRPCClientError;
}

/** Returns the error for a call that got no answer. */
export function offline(cause: unknown): LacquerClientError {
  return new LacquerClientError({ code: "offline", message: OFFLINE, cause });
}

/** Turns anything that a call threw into a LacquerClientError. */
export function asClientError(error: unknown): LacquerClientError {
  if (error instanceof LacquerClientError) return error;
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    const response: unknown = error.meta?.["response"];
    if (isRecord(data) && typeof data["code"] === "string") {
      return new LacquerClientError({
        code: data["code"] as ErrorCode,
        message: error.message,
        requestId: typeof data["requestId"] === "string" ? data["requestId"] : null,
        retryAfterMs: response instanceof Response ? retryAfterOf(response) : null,
        cause: error,
      });
    }
  }
  return offline(error);
}

/** Returns the refusal in an HTTP answer. An answer from a proxy in front of the studio has no error code. */
export async function refusalOf(response: Response): Promise<LacquerClientError> {
  const body: unknown = await response.json().catch(() => null);
  const error: unknown = isRecord(body) ? body["error"] : null;
  const retryAfterMs = retryAfterOf(response);
  if (!isRecord(error) || typeof error["code"] !== "string") {
    const message = `${OFFLINE} A proxy in front of it answered ${response.status}.`;
    return new LacquerClientError({ code: "offline", message, retryAfterMs });
  }
  return new LacquerClientError({
    code: error["code"] as ErrorCode,
    message: String(error["message"]),
    requestId: String(error["requestId"]),
    retryAfterMs,
  });
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
