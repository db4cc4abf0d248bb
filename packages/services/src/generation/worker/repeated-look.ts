/** Something that is looked at again and again while it is wanted, never twice at once. */
export interface RepeatedLook {
  /** Looks at once; where a look is under way, again right after it. */
  now(): void;
  /** Begins, when there is something to look for; after that it goes on by itself. */
  start(): void;
}

/** `look` never rejects, and answers in how many milliseconds to look again; `firstMs`: how long until the first. */
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
      // What is being looked at may be older than what is asked for.
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
