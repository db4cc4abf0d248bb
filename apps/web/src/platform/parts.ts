/**
 * A part of the studio in its own file. It is loaded when it is needed, or before that while the studio is idle.
 */
export interface Part<T> {
  /** Null until it is there. */
  readonly current: T | null;
  /** Loads it once; after a failure it may be requested again. */
  load(): Promise<T>;
  /** Calls back when `current` has changed. Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

const parts = new Set<Part<unknown>>();
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
  const part: Part<T> = {
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
  parts.add(part);
  return part;
}

/** Long enough for the first page's own requests to finish on a slow line. */
const REST_MS = 1_500;

/** Safari knows no idle callback. */
const whenIdle = (): Promise<unknown> =>
  new Promise((done) =>
    // The search for nails leaves no idle moment. A part is small, so it does not wait for ever.
    "requestIdleCallback" in window
      ? requestIdleCallback(done, { timeout: 200 })
      : setTimeout(done, 200),
  );

/** Loads one part after another while the studio is idle, so that they also open offline. */
export async function loadPartsAtRest(): Promise<void> {
  await new Promise((done) => setTimeout(done, REST_MS));
  // A part that was loaded may have parts of its own.
  for (const part of parts) {
    await whenIdle();
    // `onLostPart` reports a part that could not be loaded; it is requested again when it is needed.
    await part.load().catch(() => {});
  }
}
