const listeners = new Set<(tabId: string) => void>();
/**
 * Tabs that got a photo before any listener existed, because the nail detection is only loaded with the first photo.
 */
const untold = new Set<string>();

/**
 * Calls `listener` for every tab whose new photo is ready for the nail detection, including tabs that were ready
 * earlier.
 */
export function onNewPhoto(listener: (tabId: string) => void) {
  listeners.add(listener);
  for (const tabId of untold) listener(tabId);
  untold.clear();
}

export function tellNewPhoto(tabId: string) {
  if (listeners.size === 0) untold.add(tabId);
  for (const listener of listeners) listener(tabId);
}
