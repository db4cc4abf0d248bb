import type { ErrorCode } from "./api-types.ts";
import { asClientError, isFromStudio } from "./errors.ts";

/** Errors that mean "not now" rather than "no". */
const PASSING: ReadonlySet<ErrorCode> = new Set(["offline", "unavailable", "rate_limited"]);
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export interface Patience {
  signal?: AbortSignal | undefined;
  /** For how many milliseconds a call without an answer is repeated. */
  forMs: number;
}

/**
 * Repeats a call until it is answered. The call must be one that may safely be made twice: a read, or a change with an
 * idempotency key. Throws LacquerClientError, or the signal's reason.
 */
export async function patiently<T>(
  call: () => Promise<T>,
  { signal, forMs }: Patience,
): Promise<T> {
  const until = performance.now() + forMs;
  for (let tries = 0; ; tries += 1) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!isFromStudio(thrown)) throw thrown;
      const error = asClientError(thrown);
      const ms = Math.max(error.retryAfterMs ?? 0, pauseMs(tries));
      if (!PASSING.has(error.code) || performance.now() + ms > until) throw error;
      await pause(ms, signal);
    }
  }
}

/**
 * Returns a pause that doubles with each try. It is shortened at random by up to a half, so that many programs do not
 * return at the same time.
 */
export function pauseMs(tries: number, longest = LONGEST_PAUSE_MS): number {
  return Math.min(longest, FIRST_PAUSE_MS * 2 ** tries) * (0.5 + Math.random() / 2);
}

/** Waits. Rejects with the signal's reason when the signal aborts. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
