export {
  type ArrivingPicture,
  forgetArriving,
  keepArriving,
  readArriving,
  sendInOneWindow,
} from "./arriving-pictures.ts";
export type { OutboxEntry } from "./entries.ts";
export { isKept, keepChosen, keepPicture, pictureBlob } from "./kept-pictures.ts";
export { runPictures } from "./run-pictures.ts";
export { runOutbox } from "./send.ts";
export type { OutboxListener } from "./send.ts";
export { useShownUrl } from "./shown-url.ts";
export { useIsSending, useOutbox, usePressOf, useReachesServer } from "./store.ts";
export { withUploads } from "./with-uploads.ts";
