const listeners = new Set<(tabId: string) => void>();

/** Calls `listener` for every tab whose new photo is in place and can be searched for nails. */
export function onNewPhoto(listener: (tabId: string) => void) {
  listeners.add(listener);
}

export function tellNewPhoto(tabId: string) {
  for (const listener of listeners) listener(tabId);
}
