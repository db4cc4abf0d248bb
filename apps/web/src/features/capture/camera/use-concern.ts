import { type RefObject, useEffect, useState } from "react";
import { type Concern, concernOf, measureFrame, MEASURED_WIDTH } from "./frame-quality.ts";

const EVERY_MS = 500;
/** The share of the picture's width and height that is measured: the middle, where the hand is. */
const MIDDLE = 0.6;

/**
 * Returns the current fault of the camera picture. A fault is shown once two measurements found it, and hidden once two
 * measurements no longer found it.
 */
export function useConcern(
  video: RefObject<HTMLVideoElement | null>,
  isLive: boolean,
): Concern | null {
  const [said, setSaid] = useState<Concern | null>(null);
  useEffect(() => {
    if (!isLive) return;
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    let seen: Concern | null = null;
    const timer = setInterval(() => {
      const element = video.current;
      if (!context || !element || element.videoWidth === 0) return;
      const now = concernOf(measureFrame(middleOf(element, canvas, context)));
      if (now === seen) setSaid(now);
      seen = now;
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      setSaid(null);
    };
  }, [video, isLive]);
  return said;
}

function middleOf(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): ImageData {
  const [width, height] = [video.videoWidth * MIDDLE, video.videoHeight * MIDDLE];
  const [left, top] = [(video.videoWidth - width) / 2, (video.videoHeight - height) / 2];
  canvas.width = MEASURED_WIDTH;
  canvas.height = Math.max(3, Math.round((MEASURED_WIDTH * height) / width));
  context.drawImage(video, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
