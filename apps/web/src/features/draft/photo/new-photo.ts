const listeners = new Set<(tabId: string) => void>();
/** Tabs whose photo came before anybody listened, because the search for nails is only loaded with the first photo. */
const untold = new Set<string>();

/** Calls `listener` for every tab whose new photo is in place and can be searched for nails, also for earlier ones. */
export function onNewPhoto(listener: (tabId: string) => void) {
  listeners.add(listener);
  for (const tabId of untold) listener(tabId);
  untold.clear();
}

export function tellNewPhoto(tabId: string) {
  if (listeners.size === 0) untold.add(tabId);
  for (const listener of listeners) listener(tabId);
}
