import { z } from "zod";
import { time } from "../time.ts";
import { WEBHOOK_DELIVERY_STATES, WEBHOOK_EVENTS, WEBHOOK_FAULTS, webhookId } from "../webhooks.ts";
import { jobOutput } from "./job.ts";
import { nextCursor } from "./next-cursor.ts";

export const webhookOutput = z
  .object({
    id: webhookId,
    url: z.string(),
    secretEnding: z.string().describe("The secret's last four characters."),
    createdAt: time,
  })
  .meta({ id: "Webhook", description: "An address that is notified when your jobs end." });
export type Webhook = z.output<typeof webhookOutput>;

export const newWebhookOutput = webhookOutput
  .extend({
    secret: z
      .string()
      .describe("The secret that signs each delivery. It is returned only in this answer."),
  })
  .meta({
    id: "NewWebhook",
    description: "A webhook that was just created, or that just got a new secret.",
  });
export type NewWebhook = z.output<typeof newWebhookOutput>;

export const webhooksOutput = z.array(webhookOutput);
export const removedWebhookOutput = z.object({ id: webhookId });
export type RemovedWebhook = z.output<typeof removedWebhookOutput>;

const event = z.enum(WEBHOOK_EVENTS);

export const webhookDeliveryOutput = z
  .object({
    id: z
      .uuid()
      .describe(
        "All tries of a delivery, and all resends, have the same id. Ignore a delivery whose id you have already received.",
      ),
    jobId: z.uuid(),
    event,
    state: z.enum(WEBHOOK_DELIVERY_STATES),
    attempt: z.int().describe("The number of tries since the delivery was created or last resent."),
    lastStatus: z
      .int()
      .nullable()
      .describe("The HTTP status of the receiver's answer to the last try; null = no answer."),
    lastFault: z.enum(WEBHOOK_FAULTS).nullable(),
    createdAt: time,
    triedAt: time.nullable(),
    nextTryAt: time
      .nullable()
      .describe("Null if no further try follows, because the message was delivered or given up."),
  })
  .meta({
    id: "WebhookDelivery",
    description: "The message to one webhook that one job has ended.",
  });
export type WebhookDelivery = z.output<typeof webhookDeliveryOutput>;

export const webhookDeliveriesOutput = z
  .object({ deliveries: z.array(webhookDeliveryOutput), nextCursor })
  .meta({ id: "WebhookDeliveriesPage", description: "A page of a webhook's deliveries." });
export type WebhookDeliveriesPage = z.output<typeof webhookDeliveriesOutput>;

/** The body of a delivery, as the receiver gets it. */
export const webhookMessage = z
  .object({ id: z.uuid(), type: event, createdAt: time, job: jobOutput })
  .meta({ id: "WebhookMessage", description: "The body of each delivery." });
export type WebhookMessage = z.output<typeof webhookMessage>;
