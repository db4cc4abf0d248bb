import { Camera, ImagePlus } from "lucide-react";
import { closePanel, openPanel, useIsOpen } from "../../address/index.ts";
import { startUpload } from "../../draft/index.ts";
import { CameraPart } from "./camera-part.ts";
import { useFilePicker } from "./use-file-picker.tsx";
import styles from "./photo.module.css";

/** The two buttons for adding a photo: a file, and the camera. */
export function PhotoButtons({ tabId }: { tabId: string }) {
  const picker = useFilePicker((file) => void startUpload(tabId, file));
  const isCameraOpen = useIsOpen("camera");
  return (
    <div className={styles.buttons}>
      <button type="button" className={styles.primary} onClick={picker.open}>
        <ImagePlus className="icon" aria-hidden />
        Choose a photo
      </button>
      <button type="button" className={styles.secondary} onClick={() => openPanel("camera")}>
        <Camera className="icon" aria-hidden />
        Use the camera
      </button>
      {picker.input}
      {isCameraOpen && (
        <CameraPart
          onPhoto={(blob) => void startUpload(tabId, blob)}
          onClose={() => closePanel("camera")}
        />
      )}
    </div>
  );
}
