const listeners = new Set<(tabId: string) => void>();

/** Tells `listener` of every tab whose new photo is in place and may be looked over for nails. */
export function onNewPhoto(listener: (tabId: string) => void) {
  listeners.add(listener);
}

export function tellNewPhoto(tabId: string) {
  for (const listener of listeners) listener(tabId);
}
