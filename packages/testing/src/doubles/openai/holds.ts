import type { ServerResponse } from "node:http";

/** Holds each call back until its time is over or the test releases all calls. */
export interface Holds {
  /** Resolves after `ms` milliseconds, or earlier at a release or when the caller has gone. */
  wait(ms: number, response: ServerResponse): Promise<void>;
  /** Resolves at the next release. */
  released(): Promise<void>;
  release(): void;
}

export function createHolds(): Holds {
  let next = Promise.withResolvers<void>();
  return {
    async wait(ms, response) {
      const over = Promise.withResolvers<void>();
      const timer = setTimeout(over.resolve, ms);
      response.once("close", over.resolve);
      await Promise.race([over.promise, next.promise]);
      clearTimeout(timer);
    },
    released: () => next.promise,
    release() {
      next.resolve();
      next = Promise.withResolvers();
    },
  };
}
