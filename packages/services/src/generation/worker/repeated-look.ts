/** A check that is repeated while it is needed. Two checks never run at the same time. */
export interface RepeatedLook {
  /** Checks at once, or again as soon as a running check has ended. */
  now(): void;
  /** Starts the checks if there is something to check. The checks then repeat by themselves. */
  start(): void;
}

/**
 * Creates a repeated check. `look` must never reject, and must return the milliseconds until the next check. `firstMs`
 * is the time until the first check.
 */
export function createRepeatedLook(
  firstMs: number,
  isWanted: () => boolean,
  look: () => Promise<number>,
): RepeatedLook {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let waitMs = firstMs;

  function now(): void {
    if (looking) {
      // The running check may have read data that is older than this request.
      again = true;
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    if (!isWanted()) return;
    looking = look()
      .then((next) => {
        waitMs = next;
      })
      .finally(() => {
        looking = undefined;
        if (again) {
          again = false;
          now();
        } else start();
      });
  }

  function start(): void {
    if (timer || looking || !isWanted()) return;
    timer = setTimeout(now, waitMs);
  }

  return { now, start };
}
