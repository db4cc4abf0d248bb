export { listWebhookDeliveries, resendWebhookDelivery } from "./delivery-log.ts";
export {
  startWebhookSender,
  type WebhookSender,
  type WebhookSenderOptions,
} from "./webhook-sender.ts";
export { createWebhook, listWebhooks, removeWebhook, rotateWebhookSecret } from "./webhooks.ts";
