import { type RefObject, useEffect, useState } from "react";
import { cameras } from "../../../platform/secure-context.ts";

export type CameraState = "starting" | "live" | "refused" | "missing";

/** Runs the rear camera in a video element while mounted, and releases it afterwards. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): CameraState {
  const [state, setState] = useState<CameraState>(cameras() ? "starting" : "missing");
  useEffect(() => {
    const found = cameras();
    if (!found) return;
    let stream: MediaStream | null = null;
    let stopped = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    found
      .getUserMedia({
        video: {
          facingMode: { ideal: "environment" },
          width: { ideal: 2048 },
          height: { ideal: 1536 },
        },
      })
      .then(async (started) => {
        stream = started;
        const element = video.current;
        if (stopped || !element) return stop();
        element.srcObject = started;
        await element.play();
        setState("live");
      })
      .catch((error: unknown) => {
        if (stopped) return;
        setState(
          error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "missing",
        );
      });
    return () => {
      stopped = true;
      stop();
    };
  }, [video]);
  return state;
}

/** What the camera sees now, as a JPEG. */
export function takePicture(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The camera did not return a picture."))),
      "image/jpeg",
      0.94,
    );
  });
}
