import type { PersistStorage, StorageValue } from "zustand/middleware";
import { forget, keep, kept } from "../../platform/kept.ts";
import { fiveDigits } from "./as-kept.ts";

const WRITE_DELAY_MS = 200;

/**
 * A wrapper around the browser's storage that never throws. It writes at most once per 200 ms, because a slider changes
 * the store on every frame. Pending changes are written by `flush` and when the page is hidden. `combine` merges the
 * changes with what another window has written meanwhile; if it returns null, nothing is written.
 */
export function createDraftStorage<S>(options: {
  combine: (value: StorageValue<S>, there: StorageValue<S> | null) => StorageValue<S> | null;
  /** Called before the value is written, to write data that belongs to it. */
  beforeWrite: (value: StorageValue<S>) => void;
  /** Called when the storage is full, to remove data that is not essential. */
  makeRoom: () => void;
  onWriteFailed: () => void;
}): PersistStorage<S> & { flush: () => void } {
  let waiting: { name: string; value: StorageValue<S> } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const { name, value } = waiting;
    waiting = null;
    const combined = options.combine(value, read(name));
    if (!combined) return;
    options.beforeWrite(combined);
    const text = JSON.stringify(combined, fiveDigits);
    if (text === kept(name) || keep(name, text)) return;
    options.makeRoom();
    if (!keep(name, text)) options.onWriteFailed();
  }

  globalThis.addEventListener?.("pagehide", flush);
  globalThis.document?.addEventListener("visibilitychange", flush);

  function read(name: string): StorageValue<S> | null {
    try {
      const text = kept(name);
      return text ? (JSON.parse(text) as StorageValue<S>) : null;
    } catch {
      return null;
    }
  }

  return {
    getItem: read,
    setItem(name, value) {
      waiting = { name, value };
      timer ??= setTimeout(flush, WRITE_DELAY_MS);
    },
    flush,
    removeItem(name) {
      waiting = null;
      forget(name);
    },
  };
}
