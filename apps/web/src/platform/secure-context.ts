import { t } from "@lingui/core/macro";

/**
 * Browsers offer these interfaces only on https and localhost. They are null on plain http, as on a phone in the
 * salon's Wi-Fi.
 */

export const windowLocks = (): LockManager | null => navigator.locks ?? null;

export const cameras = (): MediaDevices | null => navigator.mediaDevices ?? null;

export const serviceWorkers = (): ServiceWorkerContainer | null => navigator.serviceWorker ?? null;

/** Returns the browser's notifications if a service worker can show them too; otherwise null. */
export const notifications = (): typeof Notification | null =>
  serviceWorkers() ? (globalThis.Notification ?? null) : null;

/** Writes a text to the clipboard. Rejects when the page may not do so. */
export async function copyText(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error("No clipboard here.");
  await navigator.clipboard.writeText(text);
}

/** Returns all points that a pointer passed since its last event; empty if the browser reports only the last point. */
export const coalescedEvents = (event: PointerEvent): PointerEvent[] =>
  event.getCoalescedEvents?.() ?? [];

/** Explains that a feature is missing because the address is not https; null if the address is not the reason. */
export function needsHttps(what: string): string | null {
  if (globalThis.isSecureContext !== false) return null;
  return what.endsWith("s")
    ? t`${what} need a secure address. This studio was opened over plain http; ask the person who runs it to serve it over https.`
    : t`${what} needs a secure address. This studio was opened over plain http; ask the person who runs it to serve it over https.`;
}
