import { MONEY_WORDS, OWN_ERRORS } from "./own-errors.ts";

export type MoneyOutcome = keyof typeof MONEY_WORDS;

interface Entry {
  status: number;
  /** The cause of the error, without a word about credits. */
  reason: string;
  /** What happened to the credits. Absent when the error's sentence says nothing about credits. */
  money?: MoneyOutcome;
}

/** The codes are stable. `docs/errors.md` lists every code, and a check compares that list with this catalogue. */
const CATALOGUE = {
  invalid_input: {
    status: 400,
    reason: "Something in the request is missing or not allowed. Check it and try again.",
  },
  invalid_json: { status: 400, reason: "The request's body is not valid JSON." },
  unsupported_media_type: {
    status: 415,
    reason: "This endpoint does not accept that content type.",
  },
  body_too_large: { status: 413, reason: "The request is too large. Send less at once." },
  archive_unreadable: {
    status: 400,
    reason:
      "This is not an archive that Lacquer can read. Choose the .tar file as it was downloaded, not unpacked or compressed.",
  },
  upload_missing: { status: 400, reason: "Send one picture in the form field named file." },
  upload_too_many_pixels: {
    status: 413,
    reason: "The picture has more than 40 megapixels. Scale it down and try again.",
  },
  upload_not_an_image: {
    status: 415,
    reason: "This file could not be read as a JPEG, PNG, WebP or HEIC picture.",
  },
  upload_took_too_long: {
    status: 503,
    reason: "This picture took too long to read. Try again in a moment, or export it as JPEG.",
  },
  storage_full: {
    status: 409,
    reason: "Your storage is full. Pictures that no design uses are removed after some days.",
  },
  unauthorized: { status: 401, reason: "Please sign in first." },
  too_many_attempts: {
    status: 429,
    reason:
      "Too many failed sign-ins to this account. Wait a while, or use a device that has signed in to it before.",
  },
  too_many_mails: {
    status: 429,
    reason: "Too many mails were requested. Check your inbox, or wait a while and try again.",
  },
  password_too_common: {
    status: 400,
    reason: "This password is one of the first that an attacker would try. Choose another.",
  },
  password_too_personal: {
    status: 400,
    reason:
      "This password is too close to your name, your e-mail or the studio's name. Choose another.",
  },
  cron_unauthorized: { status: 401, reason: "The cron secret is missing or wrong." },
  account_required: {
    status: 403,
    reason: "Guests cannot do this. Create an account first; your work comes with you.",
  },
  address_unconfirmed: {
    status: 403,
    reason: "First confirm your current e-mail address with the link that we mailed to you.",
  },
  admin_required: {
    status: 403,
    reason: "Only the studio's admins can do this. The studio's operator can make you an admin.",
  },
  session_required: {
    status: 403,
    reason: "An API key cannot be used for this. Sign in to the studio instead.",
  },
  scope_missing: {
    status: 403,
    reason:
      "This API key is not allowed to do that. In the studio, under API keys, create one with more rights.",
  },
  link_invalid: { status: 403, reason: "This link has expired or was changed. Ask for a new one." },
  cross_site: {
    status: 403,
    reason: "Requests from another site are refused. Open the studio itself and try again.",
  },
  not_found: { status: 404, reason: "There is nothing at this address." },
  job_not_found: { status: 404, reason: "This job does not exist." },
  design_not_found: { status: 404, reason: "This design does not exist." },
  file_not_found: { status: 404, reason: "This image does not exist." },
  session_not_found: { status: 404, reason: "This device is no longer signed in." },
  webhook_not_found: { status: 404, reason: "This webhook does not exist." },
  webhook_delivery_not_found: { status: 404, reason: "This delivery does not exist." },
  webhook_address_forbidden: {
    status: 400,
    reason: "A webhook's address must be public, use https, and contain no user name or password.",
  },
  too_many_webhooks: {
    status: 409,
    reason: "You already have 5 webhooks. Remove one that you no longer use.",
  },
  board_not_found: { status: 404, reason: "You have no such board." },
  board_exists: { status: 409, reason: "You already have a board with this name." },
  too_many_boards: {
    status: 409,
    reason: "You already have 100 boards. Delete one that you no longer use.",
  },
  too_many_on_board: {
    status: 409,
    reason: "A board holds up to 2,000 images. Put these on another board.",
  },
  bottle_not_found: { status: 404, reason: "This bottle is not on your shelf." },
  bottle_exists: {
    status: 409,
    reason: "A bottle with this maker, code and name is already on your shelf.",
  },
  too_many_bottles: {
    status: 409,
    reason: "Your shelf is full (1,000 bottles). Remove some that you no longer use.",
  },
  account_not_found: { status: 404, reason: "There is no account with this e-mail address." },
  api_key_not_found: { status: 404, reason: "This API key does not exist." },
  phone_link_not_found: {
    status: 404,
    reason: "The studio does not know this code. Scan the one that your computer shows now.",
  },
  phone_link_expired: {
    status: 409,
    reason: "This code has expired. Make a new one on your computer and scan it.",
  },
  phone_link_used: {
    status: 409,
    reason: "A photo has already been sent with this code. For another one, make a new code.",
  },
  phone_link_closed: {
    status: 409,
    reason: "Your computer has closed this code. Make a new one there and scan it.",
  },
  too_many_api_keys: {
    status: 409,
    reason: "You already have 20 API keys. Revoke one that you no longer use.",
  },
  insufficient_credits: {
    status: 402,
    reason: "You do not have enough credits for this.",
    money: "untouched",
  },
  limit_reached: {
    status: 402,
    reason: "This would go over your spending limit for this month.",
    money: "untouched",
  },
  too_many_waiting: {
    status: 429,
    reason: "Too many designs are already waiting. Let some finish, or cancel a few.",
  },
  rate_limited: {
    status: 429,
    reason: "Too many requests just now. Wait a moment and try again.",
  },
  idempotency_conflict: {
    status: 409,
    reason: "This idempotency key was already used for a different request. Use a new one.",
  },
  withdrawn: { status: 409, reason: "You took this request back before it reached the server." },
  job_not_retryable: { status: 409, reason: "Only a failed or canceled job can be retried." },
  photo_unreadable: {
    status: 422,
    reason: "One of the pictures could not be read. Add it again.",
    money: "returned",
  },
  render_failed: {
    status: 500,
    reason: "The picture could not be painted. Try again.",
    money: "returned",
  },
  attempts_exhausted: {
    status: 500,
    reason: "Painting was interrupted too often. Try again.",
    money: "returned",
  },
  storage_failed: {
    status: 503,
    reason: "The finished picture could not be saved. Try again in a moment.",
    money: "returned",
  },
  moderation_refused: {
    status: 422,
    reason: "The image service refused this design. Describe it in other words.",
    money: "returned",
  },
  provider_refused: {
    status: 422,
    reason: "The image service could not work with this design. Change it and try again.",
    money: "returned",
  },
  provider_busy: {
    status: 503,
    reason: "The image service is busy. Your design waits and starts by itself.",
  },
  provider_paused: {
    status: 503,
    reason: "The image service is not available just now. Your design waits and keeps its place.",
  },
  provider_budget: {
    status: 503,
    reason:
      "Today's budget for images is spent. Your design waits until tomorrow and keeps its place.",
  },
  provider_unavailable: {
    status: 503,
    reason: "The image service is unavailable. The operator has been told; try again later.",
    money: "returned",
  },
  provider_failed: {
    status: 502,
    reason: "The image service did not finish the picture. Try again.",
    money: "returned",
  },
  outcome_unknown: {
    status: 504,
    reason: "The image service accepted the order but never sent the picture. Try again.",
    money: "returned",
  },
  result_unreadable: {
    status: 502,
    reason: "The image service sent something that is not a picture. Try again.",
    money: "returned",
  },
  unavailable: { status: 503, reason: "The studio is not ready just now. Try again in a moment." },
  ...OWN_ERRORS,
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof CATALOGUE;

/** Returns the sentence that a person reads for an error. A given `reason` replaces the catalogue's reason. */
export function errorSentence(code: ErrorCode, reason: string = CATALOGUE[code].reason): string {
  const { money }: Entry = CATALOGUE[code];
  return money ? `${reason} ${MONEY_WORDS[money]}` : reason;
}

/** Every error that a person or a program can get: HTTP status, sentence, and what happened to the credits. */
export const ERRORS = Object.fromEntries(
  Object.entries<Entry>(CATALOGUE).map(([code, { status, money }]) => [
    code,
    { status, money: money ?? null, message: errorSentence(code as ErrorCode) },
  ]),
) as Readonly<Record<ErrorCode, { status: number; money: MoneyOutcome | null; message: string }>>;

/** An error that our own code throws. `message` is written for the caller to read. */
export class LacquerError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** The number of seconds after which it makes sense to try again. */
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
