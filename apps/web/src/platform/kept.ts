/** Texts for a browser without storage. They are lost with the window. */
const inWindow = new Map<string, string>();

/** Returns null in browsers that have no storage (inside other apps) or refuse access to it (cookies switched off). */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** Returns a stored text, or null. Never throws. */
export function kept(name: string): string | null {
  const store = storage();
  if (!store) return inWindow.get(name) ?? null;
  try {
    return store.getItem(name);
  } catch {
    return null;
  }
}

/** Stores a text. Returns false if the text will be lost with the window or could not be stored. Never throws. */
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
    // If the storage cannot be reached, there is nothing to remove.
  }
}

/** Returns the names of all stored texts. */
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

/**
 * The functions above in the form that a state store expects. A text that the browser refuses is kept as long as the
 * window is open.
 */
export const keptStore = {
  getItem: kept,
  setItem: (name: string, text: string) => void keep(name, text),
  removeItem: forget,
};
