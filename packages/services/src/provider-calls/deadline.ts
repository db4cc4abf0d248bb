/** How long an image provider has, once told to stop, to do so itself. */
const GRACE_MS = 500;

export interface Deadline {
  /** Fires at the deadline, and with the outer signal. */
  signal: AbortSignal;
  /** The time counts anew from here. */
  restart(): void;
  passed(): boolean;
  /** Settles with the work, or rejects soon after the signal where the work does not listen to it. */
  hold<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

/** A time limit of our own around work that may hang in any of its steps. */
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
        // What an unheeding provider says later is heard by nobody.
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
