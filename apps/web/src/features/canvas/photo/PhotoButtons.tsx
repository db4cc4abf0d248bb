import { t } from "@lingui/core/macro";
import { Camera, ImagePlus, Smartphone, SwatchBook } from "lucide-react";
import { openPanel } from "../../address/index.ts";
import { startUpload } from "../../draft/index.ts";
import { useFilePicker } from "../../uploads/index.ts";
import styles from "./photo.module.css";

/**
 * The three ways to add a photo: a file, this device's camera, or a phone's camera. A fourth button opens the looks,
 * which need no photo.
 */
export function PhotoButtons({ tabId }: { tabId: string }) {
  const picker = useFilePicker((file) => void startUpload(tabId, file));
  return (
    <div className={styles.buttons}>
      <button type="button" className={styles.primary} onClick={picker.open}>
        <ImagePlus className="icon" aria-hidden />
        {t`Choose a photo`}
      </button>
      <button type="button" className={styles.secondary} onClick={() => openPanel("camera")}>
        <Camera className="icon" aria-hidden />
        {t`Use the camera`}
      </button>
      <button type="button" className={styles.fromPhone} onClick={() => openPanel("phone")}>
        <Smartphone className="icon" aria-hidden />
        {t`Use your phone`}
      </button>
      <button type="button" className={styles.secondary} onClick={() => openPanel("looks")}>
        <SwatchBook className="icon" aria-hidden />
        {t`Browse looks`}
      </button>
      {picker.input}
    </div>
  );
}
