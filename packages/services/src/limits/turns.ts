export interface Waiting {
  who: string;
  amount: number;
  admit(): void;
}

/**
 * The order of the waiting requests: users take turns, and each user's own requests are served first come, first
 * served.
 */
export interface Turns {
  count(): number;
  countOf(who: string): number;
  add(one: Waiting): void;
  remove(one: Waiting): void;
  /**
   * Returns the next request in turn for which `mayEnter` is true. The request stays in the order until it is removed.
   */
  next(mayEnter: (one: Waiting) => boolean): Waiting | undefined;
  /** Moves this user behind all others. */
  served(who: string): void;
}

export function createTurns(): Turns {
  const queues = new Map<string, Waiting[]>();
  let count = 0;
  return {
    count: () => count,
    countOf: (who) => queues.get(who)?.length ?? 0,
    add(one) {
      const queue = queues.get(one.who);
      if (queue) queue.push(one);
      else queues.set(one.who, [one]);
      count += 1;
    },
    remove(one) {
      const queue = queues.get(one.who) ?? [];
      const place = queue.indexOf(one);
      if (place === -1) return;
      queue.splice(place, 1);
      if (queue.length === 0) queues.delete(one.who);
      count -= 1;
    },
    next(mayEnter) {
      for (const [first] of queues.values()) if (first && mayEnter(first)) return first;
      return undefined;
    },
    served(who) {
      const queue = queues.get(who);
      if (!queue) return;
      queues.delete(who);
      queues.set(who, queue);
    },
  };
}

/** The error of a wait that took too long. If a signal ended the wait, the error is the signal's reason instead. */
export const TOO_LATE = new Error("The request waited too long for its turn.");

/** Waits until `admit` is called for the request. Rejects with TOO_LATE, or with the signal's reason. */
export function waitForTurn<T>(
  turns: Turns,
  ask: { who: string; amount: number; patienceMs: number; signal: AbortSignal | undefined },
  admit: () => T,
): Promise<T> {
  const { who, amount, patienceMs, signal } = ask;
  return new Promise((resolve, reject) => {
    const one: Waiting = {
      who,
      amount,
      admit() {
        settle();
        resolve(admit());
      },
    };
    const giveUp = (reason: unknown) => {
      settle();
      turns.remove(one);
      reject(reason);
    };
    const onAbort = () => giveUp(signal?.reason);
    const timer = setTimeout(() => giveUp(TOO_LATE), patienceMs);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    turns.add(one);
  });
}
