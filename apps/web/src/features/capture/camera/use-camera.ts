import { type RefObject, useEffect, useState } from "react";
import { cameras } from "../../../platform/secure-context.ts";

export type CameraState = "starting" | "live" | "refused" | "missing";

/** `environment` looks away from the screen, `user` at whoever holds it. */
type Facing = "environment" | "user";

export interface Camera {
  state: CameraState;
  /** Turns to the device's other camera; null = there is none. */
  flip: (() => void) | null;
  /** The picture is shown as in a mirror; what is taken is not. */
  isMirrored: boolean;
  /** Whether the lamp is lit; null = this camera has none. */
  torch: boolean | null;
  switchTorch: () => void;
}

/** As many pixels as are kept of a photo. */
const WISHED = { width: { ideal: 4096 }, height: { ideal: 3072 } };

/** Runs a camera in a video element while mounted, the rear one first, and releases it afterwards. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): Camera {
  const [facing, setFacing] = useState<Facing>("environment");
  const [state, setState] = useState<CameraState>(cameras() ? "starting" : "missing");
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [canFlip, setCanFlip] = useState(false);
  const [torch, setTorch] = useState<boolean | null>(null);
  useEffect(() => {
    const found = cameras();
    if (!found) return;
    let stream: MediaStream | null = null;
    let stopped = false;
    const stop = () => stream?.getTracks().forEach((one) => one.stop());
    found
      .getUserMedia({ video: { facingMode: { ideal: facing }, ...WISHED } })
      .then(async (started) => {
        stream = started;
        const element = video.current;
        if (stopped || !element) return stop();
        element.srcObject = started;
        await element.play();
        const [first = null] = started.getVideoTracks();
        setTrack(first);
        setTorch(first && hasTorch(first) ? false : null);
        setState("live");
        const devices = await found.enumerateDevices();
        if (!stopped) setCanFlip(devices.filter(({ kind }) => kind === "videoinput").length > 1);
      })
      .catch((error: unknown) => {
        if (stopped) return;
        const isRefused = error instanceof DOMException && error.name === "NotAllowedError";
        setState(isRefused ? "refused" : "missing");
      });
    return () => {
      stopped = true;
      stop();
    };
  }, [video, facing]);
  return {
    state,
    flip: canFlip
      ? () => {
          setState("starting");
          setFacing(facing === "user" ? "environment" : "user");
        }
      : null,
    isMirrored: facing === "user",
    torch,
    switchTorch() {
      if (!track || torch === null) return;
      light(track, !torch).then(
        () => setTorch(!torch),
        // A camera that says it has a lamp and does not light it has none for us.
        () => setTorch(null),
      );
    },
  };
}

/** The types of the browser do not know the lamp. */
const hasTorch = (track: MediaStreamTrack): boolean => {
  const abilities: object = track.getCapabilities?.() ?? {};
  return "torch" in abilities && abilities.torch === true;
};

const light = (track: MediaStreamTrack, torch: boolean): Promise<void> =>
  track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] });

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
