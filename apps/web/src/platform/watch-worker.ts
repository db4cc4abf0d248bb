const listeners = new Set<() => void>();

/** Calls `listener` when a worker could not be loaded or broke: after a deploy its file may be gone. */
export function onLostWorker(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A worker whose failure is noticed. */
export interface WatchedWorker {
  readonly isLost: boolean;
  /** Throws once the worker is lost. */
  post(message: unknown, transfer?: Transferable[]): void;
  close(): void;
}

/**
 * Starts every web worker, because a worker whose file is gone stays silent for ever. `onLost` is called once.
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
