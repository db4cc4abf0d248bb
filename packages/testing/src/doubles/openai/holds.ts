import type { ServerResponse } from "node:http";

/** Holds calls back until their time is over or the test releases them all. */
export interface Holds {
  /** Resolves after `ms`, at a release, or when the caller has gone. */
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
