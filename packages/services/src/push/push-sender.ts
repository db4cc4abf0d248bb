import type { ServiceContext } from "../context.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { takeDeliveries } from "./deliveries.ts";
import { type PushKeys, readPushKeys } from "./server-keys.ts";
import { postMessage, type PushRequest, tellDevice } from "./tell-device.ts";

/** The interval at which the sender looks for due messages. */
const LOOK_MS = 1_000;
/**
 * The number of devices that get a message at once. No more are taken at a time, so that each is tried well before its
 * message is due again.
 */
const AT_ONCE = 8;

export interface PushSenderOptions {
  /** The contact for push services: `mailto:` or `https:`. */
  contact: string;
  /** True in a process without reports of due messages; then the sender looks each second. */
  looksByItself?: boolean;
  /** Posts one message and returns the status. Rejects when there was no answer. */
  post?: (request: PushRequest) => Promise<number>;
}

export interface PushSender {
  /** Reports that a message may be due. */
  look(): void;
  stop(): Promise<void>;
}

/**
 * Sends devices messages about ended jobs, apart from the jobs themselves. Each message was written with the job's
 * end, and any process may send it. A device that its push service no longer knows is removed.
 */
export function startPushSender(ctx: ServiceContext, options: PushSenderOptions): PushSender {
  const { post = postMessage, looksByItself = true } = options;
  const leaving = new AbortController();
  let keys: PushKeys | undefined;
  let round: Promise<void> | undefined;

  async function tellAll(): Promise<void> {
    const deliveries = await takeDeliveries(ctx.db, AT_ONCE);
    if (deliveries.length === 0) return;
    keys ??= await readPushKeys(ctx.db);
    const { publicKey, privateKey } = keys;
    const vapidDetails = { subject: options.contact, publicKey, privateKey };
    const sending = { post, vapidDetails, leaving: leaving.signal };
    await Promise.all(deliveries.map((delivery) => tellDevice(ctx, delivery, sending)));
    if (deliveries.length === AT_ONCE && !leaving.signal.aborted) await tellAll();
  }

  function look(): void {
    if (leaving.signal.aborted) return;
    round ??= tellAll()
      .catch((error: unknown) => {
        if (!leaving.signal.aborted)
          ctx.log.warn({ err: error }, "messages could not be sent to devices; trying again");
      })
      .finally(() => {
        round = undefined;
      });
  }

  const timer = looksByItself ? setInterval(look, LOOK_MS) : undefined;

  return {
    look,
    async stop() {
      clearInterval(timer);
      leaving.abort();
      // Messages that were taken but not sent are due again soon, for another process.
      if (round) await waitWithTimeout(round, 2);
    },
  };
}
