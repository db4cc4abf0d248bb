import { type ErrorCode, LacquerError } from "@lacquer/contracts";

/** What stands in the way of every call to a provider: its limit, its load, the money, the key and what it may, or the studio's own budget. */
export type Trouble = "rate_limit" | "overloaded" | "billing" | "key" | "budget";

/** A refusal that a provider answered, with what it tells beyond this one call. */
export class ProviderFault extends LacquerError {
  /** The provider's own name of the call, for its support. */
  readonly requestId: string | null;
  readonly trouble: Trouble | null;
  /** How many pictures may be sent along in a minute, where the refusal says so. */
  readonly imagesPerMinute: number | null;

  constructor(
    code: ErrorCode,
    told: {
      message?: string;
      cause: unknown;
      retryAfter?: number;
      requestId: string | null;
      trouble: Trouble | null;
      imagesPerMinute: number | null;
    },
  ) {
    super(code, told);
    this.requestId = told.requestId;
    this.trouble = told.trouble;
    this.imagesPerMinute = told.imagesPerMinute;
  }
}
