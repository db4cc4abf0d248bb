import {
  createWebhookInput,
  listWebhookDeliveriesInput,
  newWebhookOutput,
  removedWebhookOutput,
  webhookDeliveriesOutput,
  webhookDeliveryOutput,
  webhookId,
  webhooksOutput,
} from "@lacquer/contracts";
import {
  createWebhook,
  listWebhookDeliveries,
  listWebhooks,
  removeWebhook,
  resendWebhookDelivery,
  rotateWebhookSecret,
} from "@lacquer/services";
import { z } from "zod";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

const byId = z.strictObject({ id: webhookId });

/** Webhooks: addresses of programs to which the studio reports that an account's jobs have ended. */
export const webhooksRouter = router({
  list: userProcedure
    .output(answers(webhooksOutput))
    .query(({ ctx }) => listWebhooks(ctx.services, ctx.caller.userId)),
  create: userProcedure
    .input(createWebhookInput)
    .output(answers(newWebhookOutput))
    .mutation(({ ctx, input }) => createWebhook(ctx.services, ctx.caller, input)),
  rotate: userProcedure
    .input(byId)
    .output(answers(newWebhookOutput))
    .mutation(({ ctx, input }) => rotateWebhookSecret(ctx.services, ctx.caller.userId, input.id)),
  remove: userProcedure
    .input(byId)
    .output(answers(removedWebhookOutput))
    .mutation(({ ctx, input }) => removeWebhook(ctx.services, ctx.caller.userId, input.id)),
  deliveries: userProcedure
    .input(listWebhookDeliveriesInput)
    .output(answers(webhookDeliveriesOutput))
    .query(({ ctx, input }) => listWebhookDeliveries(ctx.services, ctx.caller.userId, input)),
  resend: userProcedure
    .input(z.strictObject({ id: webhookId, deliveryId: z.uuid() }))
    .output(answers(webhookDeliveryOutput))
    .mutation(({ ctx, input }) => resendWebhookDelivery(ctx.services, ctx.caller.userId, input)),
});
