import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useOverlayFocus } from "../../../ui/overlay-focus.ts";
import { Viewfinder } from "./Viewfinder.tsx";
import styles from "./camera-dialog.module.css";

interface Props {
  onPhoto: (blob: Blob) => void;
  onClose: () => void;
}

/** The camera's viewfinder, over the whole studio. */
export function CameraDialog({ onPhoto, onClose }: Props) {
  const focus = useOverlayFocus();
  const finish = (blob: Blob) => {
    onPhoto(blob);
    onClose();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog} {...focus} aria-describedby="camera-sentence">
          <Dialog.Title className="visually-hidden">{t`Take a photo of your hand`}</Dialog.Title>
          <Viewfinder onPhoto={finish} />
          <Dialog.Close className={styles.close} aria-label={t`Close the camera`}>
            <X className="icon" aria-hidden />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
