import { z } from "zod";
import { pageSize, pageSizeInQuery } from "./limits.ts";
import { INT4_MAX } from "./storable.ts";

/** The maximum number of webhooks that one account may have at a time. */
export const WEBHOOKS_MAX = 5;
export const WEBHOOK_URL_MAX = 1_000;

/** The events that a webhook reports, which are the ways in which a job can end. */
export const WEBHOOK_EVENTS = ["job.completed", "job.failed", "job.canceled"] as const;

/**
 * waiting: the first or the next try is still to come. delivered: the receiver answered 2xx. failed: all tries were
 * used up.
 */
export const WEBHOOK_DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;

/** Why a try to deliver failed. */
export const WEBHOOK_FAULTS = [
  "refused",
  "redirected",
  "timed_out",
  "unreachable",
  "forbidden_address",
] as const;
export type WebhookFault = (typeof WEBHOOK_FAULTS)[number];

export const webhookId = z.int().positive().max(INT4_MAX);

export const createWebhookInput = z
  .strictObject({
    url: z
      .url({ error: "Give the full address, like https://example.com/lacquer." })
      .max(WEBHOOK_URL_MAX)
      .describe(
        "The address that gets a message whenever a job ends. It must be public and use https.",
      ),
  })
  .meta({ id: "CreateWebhook", examples: [{ url: "https://example.com/lacquer" }] });

const cursor = z.string().max(100).optional().describe("`nextCursor` of the previous page.");
export const listWebhookDeliveriesInput = z.strictObject({
  id: webhookId,
  limit: pageSize(20),
  cursor,
});
export const listWebhookDeliveriesQuery = z.strictObject({ limit: pageSizeInQuery(20), cursor });
