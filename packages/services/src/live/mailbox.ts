/** More waiting messages than this and the reader is told that it missed some, instead. */
const CAPACITY = 100;

/** A queue that one reader drains; it never grows beyond its capacity. */
export interface Mailbox<T> extends AsyncIterable<T> {
  put(message: T): void;
  close(): void;
}

/** `overflow` replaces everything waiting when a reader is too slow; it must make the reader start afresh. */
export function createMailbox<T>(overflow: T): Mailbox<T> {
  let waiting: T[] = [];
  let wake: (() => void) | undefined;
  let closed = false;
  const ring = () => {
    wake?.();
    wake = undefined;
  };
  return {
    put(message) {
      if (closed) return;
      if (waiting.length >= CAPACITY) waiting = [overflow];
      else waiting.push(message);
      ring();
    },
    close() {
      closed = true;
      ring();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const message = waiting.shift();
        if (message !== undefined) yield message;
        else if (closed) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
