/**
 * The maximum number of messages that may wait. Beyond this number, all waiting messages are dropped, and the reader
 * learns that it missed some.
 */
const CAPACITY = 100;

/** A queue with one reader, which never grows beyond its capacity. */
export interface Mailbox<T> extends AsyncIterable<T> {
  put(message: T): void;
  /**
   * Closes the mailbox. The reader still gets the waiting messages and then ends. With an error, the waiting messages
   * are dropped, and the reader throws the error.
   */
  close(error?: Error): void;
}

/**
 * Creates a mailbox. If the reader is too slow, `overflow` replaces all waiting messages. `overflow` must make the
 * reader start afresh.
 */
export function createMailbox<T>(overflow: T): Mailbox<T> {
  let waiting: T[] = [];
  let wake: (() => void) | undefined;
  let closed = false;
  let fault: Error | undefined;
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
    close(error) {
      closed = true;
      fault ??= error;
      ring();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (fault) throw fault;
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
