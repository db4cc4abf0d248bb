import { trpcClient } from "../../api/trpc.ts";
import { language } from "../../platform/language.ts";
import { notifications, serviceWorkers } from "../../platform/secure-context.ts";

/**
 * `unsupported`: this browser offers no notifications for this page (plain http, or an iPhone without the app on the
 * home screen).
 */
export type Permission = "unsupported" | "default" | "granted" | "denied";

export function readPermission(): Permission {
  return notifications()?.permission ?? "unsupported";
}

/** Asks for permission with the browser's own dialog. Must only be called after a press. */
export async function askPermission(): Promise<Permission> {
  const permission = readPermission();
  return (permission === "default" && (await notifications()?.requestPermission())) || permission;
}

/** Returns the service worker that shows notifications. It is installed when somebody first turns notifications on. */
async function readyWorker(): Promise<ServiceWorkerRegistration> {
  const workers = serviceWorkers();
  if (!workers) throw new Error("No service workers here.");
  const chosen = language();
  // The worker cannot read this browser's storage, so the worker's address names the language.
  await workers.register(chosen === "en" ? "/sw.js" : `/sw.js?language=${chosen}`);
  return workers.ready;
}

/** Passes ended designs to the service worker, which shows them unless a window is visible. */
export async function showEnds(
  jobs: { id: string; tabId: string | null; status: string; name: string | null }[],
): Promise<void> {
  const worker = await readyWorker();
  worker.active?.postMessage({ kind: "ended", jobs });
}

/**
 * Subscribes this device to Web Push, which also works while the browser is closed. Rejects when the subscription
 * fails; open windows still announce designs then.
 */
export async function subscribeDevice(): Promise<void> {
  const worker = await readyWorker();
  const { publicKey } = await trpcClient.push.key.query();
  const key = bytesOf(publicKey);
  const before = await worker.pushManager.getSubscription();
  const known = before?.options.applicationServerKey;
  // The existing subscription was made with different keys, by another studio at this address, so it cannot be reused.
  if (before && (!known || !sameBytes(new Uint8Array(known), key))) await before.unsubscribe();
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.["p256dh"] || !keys["auth"])
    throw new Error("An incomplete subscription.");
  await trpcClient.push.subscribe.mutate({
    endpoint,
    keys: { p256dh: keys["p256dh"], auth: keys["auth"] },
  });
}

/** Ends all push messages to this device, in the browser and on the server. Throws if the server cannot be reached. */
export async function unsubscribeDevice(): Promise<void> {
  const worker = await serviceWorkers()?.getRegistration("/");
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) return;
  try {
    await trpcClient.push.unsubscribe.mutate({ endpoint: subscription.endpoint });
  } finally {
    await subscription.unsubscribe();
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
