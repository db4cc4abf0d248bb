import { t } from "@lingui/core/macro";
import { type RefObject, useEffect, useState } from "react";
import { cameras } from "../../../platform/secure-context.ts";

export type CameraState = "starting" | "live" | "refused" | "missing";

export interface Camera {
  state: CameraState;
  /** The camera picture's size in pixels; null before the first picture. */
  size: { width: number; height: number } | null;
  /** Switches to the device's other camera; null if there is no other camera. */
  flip: (() => void) | null;
  /** True if the viewfinder shows a mirror image. The photo itself is never mirrored. */
  isMirrored: boolean;
  /** True while the camera's light is on; null if the camera has no light. */
  torch: boolean | null;
  switchTorch: () => void;
}

/** The camera resolution to request. The studio keeps a photo of this size without reducing it. */
const WISHED = { width: { ideal: 4096 }, height: { ideal: 3072 } };

/** The rear camera is tried first. */
const FIRST: MediaTrackConstraints = { facingMode: { ideal: "environment" } };

/** Runs a camera in a video element while the component is mounted, and releases the camera afterwards. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): Camera {
  const [wish, setWish] = useState(FIRST);
  const [state, setState] = useState<CameraState>(cameras() ? "starting" : "missing");
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [devices, setDevices] = useState<string[]>([]);
  const [torch, setTorch] = useState<boolean | null>(null);
  const [size, setSize] = useState<Camera["size"]>(null);
  useEffect(() => {
    const found = cameras();
    if (!found) return;
    let stream: MediaStream | null = null;
    let stopped = false;
    const stop = () => stream?.getTracks().forEach((one) => one.stop());
    found
      .getUserMedia({ video: { ...wish, ...WISHED } })
      .then(async (started) => {
        stream = started;
        const element = video.current;
        if (stopped || !element) return stop();
        element.srcObject = started;
        await element.play();
        const [first = null] = started.getVideoTracks();
        setTrack(first);
        setSize({ width: element.videoWidth, height: element.videoHeight });
        setTorch(first && hasTorch(first) ? false : null);
        setState("live");
        const all = await found.enumerateDevices();
        const ids = all.flatMap(({ kind, deviceId }) => (kind === "videoinput" ? deviceId : []));
        if (!stopped) setDevices(ids);
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
  }, [video, wish]);
  function flip() {
    setState("starting");
    setWish(otherThan(track?.getSettings() ?? {}, devices));
  }
  function switchTorch() {
    if (!track || torch === null) return;
    light(track, !torch).then(
      () => setTorch(!torch),
      // If the camera reports a light that cannot be switched on, it is treated as a camera without a light.
      () => setTorch(null),
    );
  }
  const isMirrored = track?.getSettings().facingMode === "user";
  return { state, size, flip: devices.length > 1 ? flip : null, isMirrored, torch, switchTorch };
}

/**
 * Returns the request for another camera. On a phone, that is a camera on the other side, because a phone has several
 * rear cameras. On a computer, it is the next camera.
 */
function otherThan(
  { facingMode, deviceId = "" }: MediaTrackSettings,
  devices: string[],
): MediaTrackConstraints {
  if (facingMode) return { facingMode: { ideal: facingMode === "user" ? "environment" : "user" } };
  const next = devices[(devices.indexOf(deviceId) + 1) % devices.length] ?? "";
  return { deviceId: { exact: next } };
}

/** Returns true if the camera has a light, which TypeScript's browser types do not include. */
const hasTorch = (track: MediaStreamTrack): boolean => {
  const abilities: object = track.getCapabilities?.() ?? {};
  return "torch" in abilities && abilities.torch === true;
};

const light = (track: MediaStreamTrack, torch: boolean): Promise<void> =>
  track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] });

/** Returns the camera's current picture as a JPEG. */
export function takePicture(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error(t`The camera did not return a picture.`))),
      "image/jpeg",
      0.94,
    );
  });
}
