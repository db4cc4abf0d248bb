/** A part of the studio in a file of its own, which is loaded when it is needed. */
export interface Part<T> {
  /** Null until it is there. */
  readonly current: T | null;
  /** Loads it once; after a failure it may be asked for again. */
  load(): Promise<T>;
  /** Calls back when `current` has changed. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

const lossListeners = new Set<() => void>();

/** Calls `listener` when a part could not be loaded: after a deploy its file may be gone. */
export function onLostPart(listener: () => void): () => void {
  lossListeners.add(listener);
  return () => lossListeners.delete(listener);
}

export function partOf<T>(read: () => Promise<T>): Part<T> {
  const listeners = new Set<() => void>();
  let current: T | null = null;
  let loading: Promise<T> | null = null;
  return {
    get current() {
      return current;
    },
    load() {
      loading ??= read().then(
        (loaded) => {
          current = loaded;
          for (const listener of listeners) listener();
          return loaded;
        },
        (error: unknown) => {
          loading = null;
          for (const listener of lossListeners) listener();
          throw error;
        },
      );
      return loading;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
