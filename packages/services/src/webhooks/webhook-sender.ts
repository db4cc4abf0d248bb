import type { ServiceContext } from "../context.ts";
import { jobsByIds } from "../generation/verbs/read-jobs.ts";
import { TRIES_AT_ONCE } from "../limits/keeping.ts";
import { webhookTries } from "../process-metrics.ts";
import { waitWithTimeout } from "../resilience/timeout.ts";
import { within } from "../tracing/index.ts";
import { giveBack, noteTry, takeDeliveries, type TakenDelivery } from "./take-deliveries.ts";
import { type Outside, tryDelivery } from "./try-delivery.ts";

/** The interval at which the sender looks for due deliveries. */
const LOOK_MS = 1_000;

export type WebhookSenderOptions = Omit<Outside, "allowsPrivate"> & { lookMs?: number };

export interface WebhookSender {
  stop(): Promise<void>;
}

/**
 * Sends webhooks messages about ended jobs. Any number of processes may run a sender, because each delivery is taken
 * under a lease. If a process dies, its deliveries are due again when their leases end.
 */
export function startWebhookSender(
  ctx: ServiceContext,
  options: WebhookSenderOptions = {},
): WebhookSender {
  const { lookMs = LOOK_MS, ...outside } = options;
  const leaving = new AbortController();
  const underWay = new Set<Promise<void>>();
  let round: Promise<void> | undefined;

  async function deliver(delivery: TakenDelivery): Promise<void> {
    const [job] = await jobsByIds(ctx, [delivery.jobId]);
    // The job was removed, and its deliveries with it.
    if (!job) return;
    const result = await tryDelivery(delivery, job, {
      ...outside,
      allowsPrivate: ctx.config.webhooksPrivate ?? false,
      leaving: leaving.signal,
    });
    if (result.fault && leaving.signal.aborted) return giveBack(ctx.db, delivery);
    webhookTries.inc({ outcome: result.fault ?? "delivered" });
    await noteTry(ctx.db, delivery, result);
    if (result.fault) {
      const { id, webhookId, attempt } = delivery;
      ctx.log.info(
        { deliveryId: id, webhookId, attempt, ...result },
        "a webhook was not delivered",
      );
    }
  }

  async function fill(): Promise<void> {
    while (underWay.size < TRIES_AT_ONCE && !leaving.signal.aborted) {
      const taken = await takeDeliveries(ctx.db, TRIES_AT_ONCE - underWay.size);
      if (taken.length === 0) return;
      for (const delivery of taken) begin(delivery);
    }
  }

  function begin(delivery: TakenDelivery): void {
    const { jobId, requestId, userId } = delivery;
    const fields = { requestId: requestId ?? undefined, jobId, user: ctx.userHash?.(userId) };
    const work = within({ fields }, () => deliver(delivery))
      .catch((error: unknown) => {
        ctx.log.warn(
          { err: error, ...fields },
          "the result of a delivery could not be recorded; the message is sent again",
        );
      })
      .finally(() => {
        underWay.delete(work);
        look();
      });
    underWay.add(work);
  }

  function look(): void {
    if (leaving.signal.aborted) return;
    round ??= fill()
      .catch((error: unknown) => {
        if (!leaving.signal.aborted)
          ctx.log.warn({ err: error }, "webhooks could not be read; trying again");
      })
      .finally(() => {
        round = undefined;
      });
  }

  const timer = setInterval(look, lookMs);

  return {
    async stop() {
      clearInterval(timer);
      leaving.abort();
      await round;
      await waitWithTimeout(Promise.all(underWay), 2);
    },
  };
}
