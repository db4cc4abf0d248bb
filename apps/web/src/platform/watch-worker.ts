const listeners = new Set<() => void>();

/** Calls `listener` when a worker fails to load or crashes. After a deployment, the worker's file may be gone. */
export function onLostWorker(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A worker whose failure is detected. */
export interface WatchedWorker {
  readonly isLost: boolean;
  /** Sends a message to the worker. Throws once the worker is lost. */
  post(message: unknown, transfer?: Transferable[]): void;
  close(): void;
}

/**
 * Starts a web worker and watches it. All workers must be started here, because a worker whose file is gone stays
 * silent forever. `onLost` is called once.
 */
export function watchWorker<Message>(
  worker: Worker,
  { onMessage, onLost }: { onMessage: (message: Message) => void; onLost: () => void },
): WatchedWorker {
  let isLost = false;
  worker.addEventListener("message", ({ data }: MessageEvent<Message>) => onMessage(data));
  const lose = () => {
    if (isLost) return;
    isLost = true;
    worker.terminate();
    onLost();
    for (const listener of listeners) listener();
  };
  worker.addEventListener("error", lose);
  worker.addEventListener("messageerror", lose);
  return {
    get isLost() {
      return isLost;
    },
    post(message, transfer = []) {
      if (isLost) throw new Error("The worker is lost.");
      worker.postMessage(message, transfer);
    },
    close: () => worker.terminate(),
  };
}
