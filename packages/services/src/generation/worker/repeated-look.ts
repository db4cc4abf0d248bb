/** A check that is repeated while it is wanted, never twice at once. */
export interface RepeatedLook {
  /** Checks at once. If a check is running, another one follows it. */
  now(): void;
  /** Starts if there is something to check; after that it continues by itself. */
  start(): void;
}

/** `look` never rejects, and returns the milliseconds until the next check. `firstMs`: how long until the first. */
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
      // The running check may have read older data than this request needs.
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
