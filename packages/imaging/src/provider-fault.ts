import { type ErrorCode, LacquerError } from "@lacquer/contracts";

/**
 * The troubles that affect every call to a provider: the rate limit, an overload, the account's billing, the key and
 * its rights, or the studio's own budget.
 */
export type Trouble = "rate_limit" | "overloaded" | "billing" | "key" | "budget";

/** A provider's refusal, and its consequence for other calls. */
export class ProviderFault extends LacquerError {
  /** The provider's own id of the call, which the provider's support can look up. */
  readonly requestId: string | null;
  readonly trouble: Trouble | null;
  /** The number of pictures that may be sent in a minute, if the refusal states it. */
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
