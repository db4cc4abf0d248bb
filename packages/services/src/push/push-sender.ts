import webPush from "web-push";
import type { ServiceContext } from "../context.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { type Delivery, dropDelivery, forgetDevice, takeDeliveries } from "./deliveries.ts";
import { type PushKeys, readPushKeys } from "./server-keys.ts";

/** How often what is due is looked for. */
const LOOK_MS = 1_000;
const TIMEOUT_MS = 10_000;
/** Devices told at once. No more are taken, so that each is tried well before it is due again. */
const AT_ONCE = 8;
const ATTEMPTS_MAX = 4;
/** A push service keeps a message this long for a device that is off. */
const KEEP_SECONDS = 24 * 60 * 60;

export interface PushRequest {
  url: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  signal: AbortSignal;
}

export interface PushSenderOptions {
  /** Whom a push service may write to about this studio: `mailto:` or `https:`. */
  contact: string;
  /** Posts one message and answers its status; rejects when there was no answer. */
  post?: (request: PushRequest) => Promise<number>;
}

export interface PushSender {
  stop(): Promise<void>;
}

/**
 * Tells devices which jobs ended, apart from the jobs themselves: what is to be told was written with the job's end,
 * and any process may tell it. A device that its push service no longer knows is forgotten.
 */
export function startPushSender(ctx: ServiceContext, options: PushSenderOptions): PushSender {
  const { post = postMessage } = options;
  const leaving = new AbortController();
  let keys: PushKeys | undefined;
  let round: Promise<void> | undefined;

  async function look(): Promise<void> {
    const deliveries = await takeDeliveries(ctx.db, AT_ONCE);
    if (deliveries.length === 0) return;
    keys ??= await readPushKeys(ctx.db);
    const { publicKey, privateKey } = keys;
    const vapidDetails = { subject: options.contact, publicKey, privateKey };
    await Promise.all(deliveries.map((delivery) => tell(delivery, vapidDetails)));
    if (deliveries.length === AT_ONCE && !leaving.signal.aborted) await look();
  }

  async function tell(
    delivery: Delivery,
    vapidDetails: PushKeys & { subject: string },
  ): Promise<void> {
    if (leaving.signal.aborted) return;
    const { endpoint, p256dh, auth, attempt } = delivery;
    const fields = { host: new URL(endpoint).host, jobs: delivery.message.jobs.length, attempt };
    const status = await send(delivery, vapidDetails).catch((error: unknown) => {
      // The endpoint is a secret of the device: only its host may be seen.
      const reason = error instanceof Error ? error.name : "unknown";
      ctx.log.warn({ ...fields, reason }, "a push service did not answer");
      return 0;
    });
    if (status >= 200 && status < 300) await dropDelivery(ctx.db, delivery);
    else if (status === 404 || status === 410) await forgetDevice(ctx.db, delivery.subscriptionId);
    else if (!leaving.signal.aborted) {
      const isTemporary = status === 0 || status === 429 || status >= 500;
      if (status > 0) ctx.log.warn({ ...fields, status }, "a push service refused a message");
      if (!isTemporary) await dropDelivery(ctx.db, delivery);
      else if (attempt >= ATTEMPTS_MAX) await dropDelivery(ctx.db, delivery, ATTEMPTS_MAX);
    }

    async function send(
      { message }: Delivery,
      details: PushKeys & { subject: string },
    ): Promise<number> {
      const request = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(message),
        { vapidDetails: details, TTL: KEEP_SECONDS, urgency: "normal" },
      );
      return post({
        url: request.endpoint,
        headers: request.headers as Record<string, string>,
        body: new Uint8Array(request.body ?? []),
        signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
    }
  }

  const timer = setInterval(() => {
    round ??= look()
      .catch((error: unknown) => {
        if (!leaving.signal.aborted)
          ctx.log.warn({ err: error }, "devices could not be told; trying again");
      })
      .finally(() => {
        round = undefined;
      });
  }, LOOK_MS);

  return {
    async stop() {
      clearInterval(timer);
      leaving.abort();
      // What was taken and not told is due again soon, for another process.
      if (round) await waitWithTimeout(round, 2);
    },
  };
}

async function postMessage({ url, headers, body, signal }: PushRequest): Promise<number> {
  const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
  await response.body?.cancel();
  return response.status;
}
