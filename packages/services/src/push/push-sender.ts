import type { ServiceContext } from "../context.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { takeDeliveries } from "./deliveries.ts";
import { type PushKeys, readPushKeys } from "./server-keys.ts";
import { postMessage, type PushRequest, tellDevice } from "./tell-device.ts";

/** How often what is due is looked for. */
const LOOK_MS = 1_000;
/** Devices told at once. No more are taken, so that each is tried well before it is due again. */
const AT_ONCE = 8;

export interface PushSenderOptions {
  /** Whom a push service may write to about this studio: `mailto:` or `https:`. */
  contact: string;
  /** Nobody says when something is due: it is looked for each second. */
  looksByItself?: boolean;
  /** Posts one message and answers its status; rejects when there was no answer. */
  post?: (request: PushRequest) => Promise<number>;
}

export interface PushSender {
  /** Something may be due. */
  look(): void;
  stop(): Promise<void>;
}

/**
 * Tells devices which jobs ended, apart from the jobs themselves: what is to be told was written with the job's end,
 * and any process may tell it. A device that its push service no longer knows is forgotten.
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
          ctx.log.warn({ err: error }, "devices could not be told; trying again");
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
      // What was taken and not told is due again soon, for another process.
      if (round) await waitWithTimeout(round, 2);
    },
  };
}
