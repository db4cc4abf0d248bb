import { createStore, del, entries, get, set, type UseStore } from "idb-keyval";
import { create } from "zustand";

/** True once the browser refused to store a picture. The picture is then kept only as long as the window is open. */
export const useBlobsRefused = create<{ isRefused: boolean }>(() => ({ isRefused: false }));

/**
 * Opens a database in the browser, for values that are too large for `kept`. If the browser refuses a value, the window
 * keeps it in memory.
 */
export function openKeptBlobs<T>(database: string, table: string) {
  const inWindow = new Map<string, T>();
  let opened: UseStore | undefined;

  /** Returns null if the browser refuses. Some browsers refuse when the database is opened, others when it is used. */
  async function attempt<A>(work: (store: UseStore) => Promise<A>): Promise<A | null> {
    try {
      opened ??= createStore(database, table);
      return await work(opened);
    } catch {
      return null;
    }
  }

  return {
    async get(id: string): Promise<T | undefined> {
      return inWindow.get(id) ?? (await attempt((store) => get<T>(id, store))) ?? undefined;
    },
    async set(id: string, value: T): Promise<void> {
      const isKept = await attempt((store) => set(id, value, store).then(() => true));
      if (isKept) return void inWindow.delete(id);
      inWindow.set(id, value);
      useBlobsRefused.setState({ isRefused: true });
    },
    /** Stores a value that may be lost: if the browser refuses it, it is not kept in memory and nothing is reported. */
    async keepIfPossible(id: string, value: T): Promise<void> {
      await attempt((store) => set(id, value, store));
    },
    async delete(id: string): Promise<void> {
      inWindow.delete(id);
      await attempt((store) => del(id, store));
    },
    /** Returns the entries that remain after the window is closed. */
    async entries(): Promise<[string, T][]> {
      return (await attempt((store) => entries<string, T>(store))) ?? [];
    },
  };
}
