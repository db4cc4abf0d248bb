export {
  type ArrivingPicture,
  forgetArriving,
  keepArriving,
  readArriving,
  sendInOneWindow,
} from "./arriving-pictures.ts";
export { keepCopy } from "./copies.ts";
export type { OutboxEntry } from "./entries.ts";
export { isKept, keepChosen, keepPicture, pictureBlob } from "./kept-pictures.ts";
export { replaceMissing, useIsLost } from "./missing-pictures.ts";
export { runPictures } from "./run-pictures.ts";
export { runOutbox } from "./run-outbox.ts";
export type { OutboxListener } from "./run-outbox.ts";
export { useShownUrl } from "./use-shown-url.ts";
export { forgetPresses } from "./forget-presses.ts";
export { useIsSending, useOutbox, usePressOf, useReachesServer, useUnsent } from "./use-outbox.ts";
export { makeWish, renewWish, repeatedWish } from "./wishes.ts";
export { withUploads } from "./with-uploads.ts";
