import { TRPCClientError } from "@trpc/client";
import type { ErrorCode, Job } from "./api-types.ts";

interface Refusal {
  code: ErrorCode;
  message: string;
  requestId?: string | null;
  retryAfterMs?: number | null;
  cause?: unknown;
}

/** A refusal of the studio, with its stable code and a sentence for people; or that no answer came. */
export class LacquerClientError extends Error {
  readonly code: ErrorCode;
  /** The studio's log says more under it. */
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

/** A job that ended without being completed. */
export class GenerationEndedError extends LacquerClientError {
  readonly job: Job;

  constructor(job: Job) {
    super({
      // The studio writes only its own codes into this field.
      code: job.status === "canceled" ? "canceled" : ((job.errorCode ?? "internal") as ErrorCode),
      message: job.errorMessage ?? `The design was ${job.status}.`,
    });
    this.name = "GenerationEndedError";
    this.job = job;
  }
}

const OFFLINE = "The studio could not be reached.";

/** A refusal, or that no answer came; otherwise a mistake of the program itself, which no patience mends. */
export function isFromStudio(error: unknown): boolean {
  return error instanceof LacquerClientError || error instanceof TRPCClientError;
}

/** No answer came. */
export function offline(cause: unknown): LacquerClientError {
  return new LacquerClientError({ code: "offline", message: OFFLINE, cause });
}

/** Whatever a call threw, as one of ours. */
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

/** The refusal in an answer of HTTP. Whatever stands before the studio refuses without a code. */
export async function refusalOf(response: Response): Promise<LacquerClientError> {
  const body: unknown = await response.json().catch(() => null);
  const error: unknown = isRecord(body) ? body["error"] : null;
  const retryAfterMs = retryAfterOf(response);
  if (!isRecord(error) || typeof error["code"] !== "string") {
    const message = `${OFFLINE} Something before it answered ${response.status}.`;
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
