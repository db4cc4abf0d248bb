import { Camera, ImagePlus } from "lucide-react";
import { useState } from "react";
import { startUpload } from "../../draft/index.ts";
import { CameraDialog } from "./CameraDialog.tsx";
import { useFilePicker } from "./use-file-picker.tsx";
import styles from "./photo.module.css";

/** The two buttons for adding a photo: a file, and the camera. */
export function PhotoButtons({ tabId }: { tabId: string }) {
  const picker = useFilePicker((file) => void startUpload(tabId, file));
  const [camera, setCamera] = useState(false);
  return (
    <div className={styles.buttons}>
      <button type="button" className={styles.primary} onClick={picker.open}>
        <ImagePlus className="icon" aria-hidden />
        Choose a photo
      </button>
      <button type="button" className={styles.secondary} onClick={() => setCamera(true)}>
        <Camera className="icon" aria-hidden />
        Use the camera
      </button>
      {picker.input}
      {camera && (
        <CameraDialog
          onPhoto={(blob) => void startUpload(tabId, blob)}
          onClose={() => setCamera(false)}
        />
      )}
    </div>
  );
}
