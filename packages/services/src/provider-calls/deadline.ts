/** The time for an image provider to stop by itself after the signal. */
const GRACE_MS = 500;

export interface Deadline {
  /** Fires at the deadline, and with the outer signal. */
  signal: AbortSignal;
  /** Starts the time again from here. */
  restart(): void;
  passed(): boolean;
  /** Settles with the work, or rejects soon after the signal if the work ignores it. */
  hold<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

/** A time limit around work that may hang at any step. */
export function createDeadline(seconds: number, outer: AbortSignal): Deadline {
  const own = new AbortController();
  const signal = AbortSignal.any([outer, own.signal]);
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      own.abort(new DOMException("The deadline has passed.", "TimeoutError"));
    }, seconds * 1000);
  };
  restart();
  return {
    signal,
    restart,
    passed: () => own.signal.aborted,
    hold<T>(work: Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        // A later answer from a provider that ignored its signal is dropped.
        work.then(resolve, reject);
        const giveUp = () => {
          setTimeout(() => reject(signal.reason), GRACE_MS).unref();
        };
        if (signal.aborted) giveUp();
        else signal.addEventListener("abort", giveUp, { once: true });
      });
    },
    clear: () => clearTimeout(timer),
  };
}
