export { type PushSender, type PushSenderOptions, startPushSender } from "./push-sender.ts";
export { readPushKey, subscribeDevice, unsubscribeDevice } from "./subscriptions.ts";
