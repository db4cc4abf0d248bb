import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useRef, useState } from "react";
import { useOverlayFocus } from "../../../ui/overlay-focus.ts";
import { needsHttps } from "../../../platform/secure-context.ts";
import { HAND_BOX, HAND_PATH } from "./hand-path.ts";
import { useFilePicker } from "./use-file-picker.tsx";
import { type CameraState, takePicture, useCamera } from "./use-camera.ts";
import styles from "./camera-dialog.module.css";

interface Props {
  onPhoto: (blob: Blob) => void;
  onClose: () => void;
}

const SENTENCE: Record<CameraState, string> = {
  starting: "The camera is starting.",
  live: "Place your hand inside the outline, fingers apart, with light from the side.",
  refused:
    "This page is not allowed to use the camera. Allow it in the address bar, or choose a photo instead.",
  missing: "No camera could be opened on this device.",
};

/** A viewfinder inside the page, because a phone that opens its camera app may close the page meanwhile. */
export function CameraDialog({ onPhoto, onClose }: Props) {
  const focus = useOverlayFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog} {...focus} aria-describedby="camera-sentence">
          <Dialog.Title className="visually-hidden">Take a photo of your hand</Dialog.Title>
          <Viewfinder onPhoto={onPhoto} onClose={onClose} />
          <Dialog.Close className={styles.close} aria-label="Close the camera">
            <X className="icon" aria-hidden />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Viewfinder({ onPhoto, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const state = useCamera(video);
  const [fault, setFault] = useState<string | null>(null);
  const finish = (blob: Blob) => {
    onPhoto(blob);
    onClose();
  };
  const picker = useFilePicker(finish, "environment");
  const works = state === "starting" || state === "live";
  return (
    <>
      <div className={styles.finder} data-live={state === "live"}>
        <video ref={video} playsInline muted />
        <svg viewBox={`0 0 ${HAND_BOX.width} ${HAND_BOX.height}`} aria-hidden="true">
          <path d={HAND_PATH} />
        </svg>
      </div>
      <p id="camera-sentence" className={styles.sentence} role="status">
        {fault ?? (state === "missing" ? needsHttps("The camera") : null) ?? SENTENCE[state]}
      </p>
      {works ? (
        <button
          type="button"
          className={styles.shutter}
          aria-label="Take the photo"
          disabled={state !== "live"}
          onClick={() =>
            video.current &&
            void takePicture(video.current).then(finish, () =>
              setFault("The camera did not return a picture. Try once more."),
            )
          }
        />
      ) : (
        <button type="button" className={styles.instead} onClick={picker.open}>
          Take or choose a photo instead
        </button>
      )}
      {picker.input}
    </>
  );
}
