/**
 * A part of the studio with its own script file. The file is loaded when the part is needed, or earlier while the
 * studio is idle.
 */
export interface Part<T> {
  /** The loaded part; null until it is loaded. */
  readonly current: T | null;
  /** Loads the part once. After a failure, it may be requested again. */
  load(): Promise<T>;
  /** Calls `listener` when `current` has changed. Returns a function that stops the calls. */
  subscribe(listener: () => void): () => void;
}

const parts = new Set<Part<unknown>>();
const lossListeners = new Set<() => void>();

/** Calls `listener` when a part could not be loaded, because its file may be gone after a deployment. */
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

/** Long enough for the first page's own requests to finish on a slow connection. */
const REST_MS = 1_500;

/** Waits for an idle moment. Safari has no idle callback, so a timer is used there. */
const whenIdle = (): Promise<unknown> =>
  new Promise((done) =>
    // The timeout is needed because nail detection leaves no idle moment. Parts are small, so they need not wait any
    // longer.
    "requestIdleCallback" in window
      ? requestIdleCallback(done, { timeout: 200 })
      : setTimeout(done, 200),
  );

/** Loads one part after another while the studio is idle, so that all parts can also be opened offline. */
export async function loadPartsAtRest(): Promise<void> {
  await new Promise((done) => setTimeout(done, REST_MS));
  // The loop also reaches parts that were added meanwhile, because a loaded part may have parts of its own.
  for (const part of parts) {
    await whenIdle();
    // `onLostPart` reports a part that could not be loaded. The part is requested again when it is needed.
    await part.load().catch(() => {});
  }
}
