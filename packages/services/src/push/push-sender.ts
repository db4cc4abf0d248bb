import type { ServiceContext } from "../context.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { takeDeliveries } from "./deliveries.ts";
import { type PushKeys, readPushKeys } from "./server-keys.ts";
import { postMessage, type PushRequest, tellDevice } from "./tell-device.ts";

/** The interval at which the sender looks for due messages. */
const LOOK_MS = 1_000;
/**
 * The number of devices that are sent a message at the same time. No more are taken at once, so that each message is
 * sent well before it is due again.
 */
const AT_ONCE = 8;

export interface PushSenderOptions {
  /** The contact address for push services: `mailto:` or `https:`. */
  contact: string;
  /** True if nothing in this process reports due messages. The sender then looks for them every second. */
  looksByItself?: boolean;
  /** Posts one message and returns the answer's status. Rejects if no answer came. */
  post?: (request: PushRequest) => Promise<number>;
}

export interface PushSender {
  /** Reports that a message may be due. */
  look(): void;
  stop(): Promise<void>;
}

/**
 * Sends devices messages about ended jobs. Each message was recorded in the transaction that ended its job, and any
 * process may send it. A device that its push service no longer knows is removed.
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
      // Messages that were taken but not sent are soon due again, and another process sends them.
      if (round) await waitWithTimeout(round, 2);
    },
  };
}
