import { t } from "@lingui/core/macro";
import { dropUpload, type PhotoUpload, retryUpload } from "../../draft/index.ts";
import styles from "./photo.module.css";

/** The progress of the photo's upload or, if it failed, the reason and what to do. */
export function UploadCard({ tabId, upload }: { tabId: string; upload: PhotoUpload }) {
  const percent = Math.round(upload.progress * 100);
  if (upload.error) {
    return (
      <div className={styles.card} role="alert" data-floating>
        <p>{upload.error}</p>
        <div className={styles.buttons}>
          <button type="button" className={styles.primary} onClick={() => void retryUpload(tabId)}>
            {t`Try again`}
          </button>
          <button type="button" className={styles.secondary} onClick={() => dropUpload(tabId)}>
            {t`Discard`}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.card} data-floating>
      <p id={`upload-${tabId}`}>
        {percent < 100 ? t`The photo is being sent.` : t`The photo is being prepared.`}
      </p>
      <progress aria-labelledby={`upload-${tabId}`} max={100} value={percent} />
    </div>
  );
}
