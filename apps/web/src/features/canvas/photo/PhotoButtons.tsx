import { Camera, ImagePlus } from "lucide-react";
import { useRef, useState } from "react";
import { PICTURE_FILES } from "../../uploads/index.ts";
import { CameraDialog } from "./CameraDialog.tsx";
import { startUpload } from "./photoUpload.ts";
import styles from "./photo.module.css";

/** The two ways in that are buttons: a file, and the camera. */
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

/** A hidden file input and the way to open it. `capture` asks a phone for its own camera. */
export function useFilePicker(onFile: (file: File) => void, capture?: "environment") {
  const ref = useRef<HTMLInputElement>(null);
  return {
    open: () => ref.current?.click(),
    input: (
      <input
        ref={ref}
        type="file"
        accept={capture ? "image/*" : PICTURE_FILES}
        hidden
        {...(capture ? { capture } : {})}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    ),
  };
}
