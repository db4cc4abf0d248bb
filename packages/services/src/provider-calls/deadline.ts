/** After the signal, the image provider gets this long to stop by itself. */
const GRACE_MS = 500;

export interface Deadline {
  /** Fires at the deadline, or when the outer signal fires. */
  signal: AbortSignal;
  /** Restarts the time limit. */
  restart(): void;
  passed(): boolean;
  /** Settles like `work`, or rejects soon after the signal if the work ignores the signal. */
  hold<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

/** Creates a time limit for work that may hang at any step. */
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
        // If the provider ignores the signal, its later answer has no effect.
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
