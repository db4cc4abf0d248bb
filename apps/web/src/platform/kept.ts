/** The texts of a browser without storage; lost with the window. */
const inWindow = new Map<string, string>();

/** Null in browsers that have no storage (inside other apps) or refuse it (cookies switched off). */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** A text that this browser keeps, or null. Never throws. */
export function kept(name: string): string | null {
  const store = storage();
  if (!store) return inWindow.get(name) ?? null;
  try {
    return store.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text. False when it will be lost with the window or could not be kept. Never throws. */
export function keep(name: string, text: string): boolean {
  const store = storage();
  if (!store) inWindow.set(name, text);
  try {
    store?.setItem(name, text);
    return store !== null;
  } catch {
    return false;
  }
}

export function forget(name: string): void {
  inWindow.delete(name);
  try {
    storage()?.removeItem(name);
  } catch {
    // A storage that cannot be reached holds nothing to remove.
  }
}

/** The names of everything that is kept. */
export function keptNames(): string[] {
  const store = storage();
  if (!store) return [...inWindow.keys()];
  try {
    return Array.from({ length: store.length }, (_, index) => store.key(index)).filter(
      (name) => name !== null,
    );
  } catch {
    return [];
  }
}

/** The same for a store that is kept as a whole. A text that the browser refuses lives as long as the window. */
export const keptStore = {
  getItem: kept,
  setItem: (name: string, text: string) => void keep(name, text),
  removeItem: forget,
};
