/**
 * Every error a person or a program can meet: its code, its HTTP status and its sentence. Codes are stable;
 * `docs/errors.md` lists each one and a test compares the two.
 */
export const ERRORS = {
  invalid_input: { status: 400, message: "Something in the request is not as it should be." },
  invalid_json: { status: 400, message: "The request's body is not valid JSON." },
  unsupported_media_type: { status: 415, message: "This door does not take that content type." },
  body_too_large: { status: 413, message: "The request is too large." },
  request_too_slow: {
    status: 408,
    message: "What you sent stopped on its way here. Check the connection and try again.",
  },
  upload_missing: { status: 400, message: "Send one picture in the form field named file." },
  upload_too_large: {
    status: 413,
    message: "The picture is over 10 MB. Export it smaller and try again.",
  },
  upload_too_many_pixels: {
    status: 413,
    message: "The picture has more than 40 megapixels. Scale it down and try again.",
  },
  upload_not_an_image: {
    status: 415,
    message: "This file could not be read as a JPEG, PNG, WebP or HEIC picture.",
  },
  upload_not_found: {
    status: 404,
    message: "A picture of this design is no longer there. Add it again.",
  },
  unauthorized: { status: 401, message: "Please sign in first." },
  cron_unauthorized: { status: 401, message: "The cron secret is missing or wrong." },
  account_required: {
    status: 403,
    message: "A guest cannot do this. Create an account first; your work comes along.",
  },
  session_required: {
    status: 403,
    message: "A program cannot do this with its API key. Sign in to the studio.",
  },
  link_invalid: { status: 403, message: "This link has ended or was changed. Ask for a new one." },
  cross_site: { status: 403, message: "Requests from another site are refused." },
  not_found: { status: 404, message: "There is nothing here." },
  job_not_found: { status: 404, message: "This job does not exist." },
  design_not_found: { status: 404, message: "This design does not exist." },
  file_not_found: { status: 404, message: "This image does not exist." },
  api_key_not_found: { status: 404, message: "This API key does not exist." },
  too_many_api_keys: {
    status: 409,
    message: "There are already 20 API keys. Revoke one that is no longer used.",
  },
  insufficient_credits: {
    status: 402,
    message: "There are not enough credits for this. Nothing was charged.",
  },
  too_many_waiting: {
    status: 429,
    message: "Too many designs are already waiting. Let some finish, or cancel a few.",
  },
  rate_limited: {
    status: 429,
    message: "Too many requests just now. Wait a moment and try again.",
  },
  idempotency_conflict: {
    status: 409,
    message: "This idempotency key was already used for a different request.",
  },
  withdrawn: { status: 409, message: "This request was taken back before it arrived." },
  job_not_retryable: { status: 409, message: "Only a failed or canceled job can be retried." },
  photo_unreadable: {
    status: 422,
    message: "One of the pictures could not be read when painting began. The credits are back.",
  },
  render_failed: {
    status: 500,
    message: "The picture could not be painted. The credits are back.",
  },
  attempts_exhausted: {
    status: 500,
    message: "Painting was interrupted too often. The credits are back.",
  },
  storage_failed: {
    status: 503,
    message: "The finished picture could not be stored. The credits are back.",
  },
  moderation_refused: {
    status: 422,
    message: "The image service refused this design. Say it in other words. The credits are back.",
  },
  provider_refused: {
    status: 422,
    message: "The image service could not work with this design. The credits are back.",
  },
  provider_busy: {
    status: 503,
    message: "The image service is busy. The design waits and goes on by itself.",
  },
  provider_paused: {
    status: 503,
    message: "The image service is being looked after. The design waits and keeps its place.",
  },
  provider_unavailable: {
    status: 503,
    message: "The image service cannot be used just now; the operator knows. The credits are back.",
  },
  provider_failed: {
    status: 502,
    message: "The image service did not finish the picture. The credits are back.",
  },
  outcome_unknown: {
    status: 504,
    message: "The image service took the order but its picture never came. The credits are back.",
  },
  result_unreadable: {
    status: 502,
    message: "The image service sent something that is no picture. The credits are back.",
  },
  unavailable: { status: 503, message: "The studio is not ready just now. Try again in a moment." },
  internal: {
    status: 500,
    message: "Something went wrong on our side. Nothing was lost; try again.",
  },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** The one error our own code throws for something a caller should be told. `message` is for the person. */
export class LacquerError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    options: { message?: string; cause?: unknown; retryAfter?: number } = {},
  ) {
    super(options.message ?? ERRORS[code].message, { cause: options.cause });
    this.name = "LacquerError";
    this.code = code;
    this.status = ERRORS[code].status;
    this.retryAfter = options.retryAfter;
  }
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(ERRORS, code);
}
