/** Browsers offer this only on https and localhost; null on plain http, as on a phone in the salon's Wi-Fi. */

export const windowLocks = (): LockManager | null => navigator.locks ?? null;

export const cameras = (): MediaDevices | null => navigator.mediaDevices ?? null;

export const serviceWorkers = (): ServiceWorkerContainer | null => navigator.serviceWorker ?? null;

/** The browser's notifications, if a service worker can show them too. */
export const notifications = (): typeof Notification | null =>
  serviceWorkers() ? (globalThis.Notification ?? null) : null;

/** Rejects when the page may not write to the clipboard. */
export async function copyText(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error("No clipboard here.");
  await navigator.clipboard.writeText(text);
}

/** All points that a pointer passed since its last event; none when the browser reports only the last one. */
export const coalescedEvents = (event: PointerEvent): PointerEvent[] =>
  event.getCoalescedEvents?.() ?? [];

/** Explains that a feature is missing because of the address; null when the address is not the reason. */
export function needsHttps(what: string): string | null {
  if (globalThis.isSecureContext !== false) return null;
  return `${what} ${what.endsWith("s") ? "need" : "needs"} a secure address. This studio was opened over plain http; ask whoever runs it to serve it over https.`;
}
