/**
 * Detects nails outside the page's main thread. The worker receives a photo once and then answers requests about that
 * photo one by one.
 */
import {
  fitDrag,
  fitTap,
  nailNet,
  nailsOfHand,
  type NailNet,
  type PreparedPhoto,
  preparePhoto,
  mergeSightings,
  spotNails,
} from "@lacquer/nail-detection";
import { readLook } from "@lacquer/nails";
import type { DetectionAnswer, DetectionQuestion } from "./detection-questions.ts";

let net: NailNet | undefined;
let photo: PreparedPhoto | undefined;
let pixels: ImageData | undefined;

function answer(question: DetectionQuestion): DetectionAnswer {
  if (question.ask === "show") {
    pixels = pixelsOf(question.photo);
    photo = preparePhoto(pixels);
    net = nailNet();
    return null;
  }
  if (!pixels || !photo || !net) throw new Error("No photo was shown.");
  switch (question.ask) {
    case "hand":
      return nailsOfHand(photo, net, question.hand);
    case "spot":
      return spotNails(photo, net);
    case "propose":
      return mergeSightings(question.sightings, photo);
    case "look":
      return readLook({ ...sizeOf(pixels), data: pixels.data, channels: 4 }, question.nails);
    case "tap":
      return fitTap(photo, net, question.point, question.expected);
    case "drag":
      return fitDrag(photo, net, question.drawn);
  }
}

/**
 * The longer side, in pixels, of the photo that the detector gets. The network uses 64 pixels per nail, so a larger
 * photo would not help.
 */
const LONGEST = 1600;

const sizeOf = ({ width, height }: ImageData) => ({ width, height });

function pixelsOf(photo: ImageBitmap): ImageData {
  const zoom = Math.min(1, LONGEST / Math.max(photo.width, photo.height));
  const width = Math.max(1, Math.round(photo.width * zoom));
  const height = Math.max(1, Math.round(photo.height * zoom));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot read pictures.");
  context.drawImage(photo, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

self.onmessage = ({ data }: MessageEvent<{ id: number; question: DetectionQuestion }>) => {
  self.postMessage({ id: data.id, answer: answer(data.question) });
};
