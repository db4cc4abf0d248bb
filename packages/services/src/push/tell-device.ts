import webPush from "web-push";
import type { ServiceContext } from "../context.ts";
import { type Delivery, dropDelivery, forgetDevice } from "./deliveries.ts";
import type { PushKeys } from "./server-keys.ts";

const TIMEOUT_MS = 10_000;
const ATTEMPTS_MAX = 4;
/** The time for which a push service keeps a message for a device that is switched off. */
const KEEP_SECONDS = 24 * 60 * 60;

export interface PushRequest {
  url: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  signal: AbortSignal;
}

interface Sending {
  post(request: PushRequest): Promise<number>;
  vapidDetails: PushKeys & { subject: string };
  leaving: AbortSignal;
}

/**
 * Sends one message and records the result: the message was sent, the message must be tried again, or the device is
 * gone.
 */
export async function tellDevice(
  ctx: ServiceContext,
  delivery: Delivery,
  sending: Sending,
): Promise<void> {
  if (sending.leaving.aborted) return;
  const { endpoint, attempt, message, userId } = delivery;
  const user = ctx.userHash?.(userId);
  const fields = { host: new URL(endpoint).host, jobs: message.jobs.length, attempt, user };
  const status = await send(delivery, sending).catch((error: unknown) => {
    // The endpoint is a secret of the device, so only its host is logged.
    const reason = error instanceof Error ? error.name : "unknown";
    ctx.log.warn({ ...fields, reason }, "a push service did not answer");
    return 0;
  });
  if (status >= 200 && status < 300) await dropDelivery(ctx.db, delivery);
  else if (status === 404 || status === 410) await forgetDevice(ctx.db, delivery.subscriptionId);
  else if (!sending.leaving.aborted) {
    const isTemporary = status === 0 || status === 429 || status >= 500;
    if (status > 0) ctx.log.warn({ ...fields, status }, "a push service refused a message");
    if (!isTemporary) await dropDelivery(ctx.db, delivery);
    else if (attempt >= ATTEMPTS_MAX) await dropDelivery(ctx.db, delivery, ATTEMPTS_MAX);
  }
}

async function send(
  { endpoint, p256dh, auth, message }: Delivery,
  { post, vapidDetails, leaving }: Sending,
): Promise<number> {
  const request = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(message),
    { vapidDetails, TTL: KEEP_SECONDS, urgency: "normal" },
  );
  return post({
    url: request.endpoint,
    headers: request.headers as Record<string, string>,
    body: new Uint8Array(request.body ?? []),
    signal: AbortSignal.any([leaving, AbortSignal.timeout(TIMEOUT_MS)]),
  });
}

/** Posts a message to its push service and returns the answer's status. */
export async function postMessage({ url, headers, body, signal }: PushRequest): Promise<number> {
  const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
  await response.body?.cancel();
  return response.status;
}
