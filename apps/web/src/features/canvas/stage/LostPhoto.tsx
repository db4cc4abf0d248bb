import { t } from "@lingui/core/macro";
import { startUpload } from "../../draft/index.ts";
import { useFilePicker } from "../../uploads/index.ts";
import bar from "./bar.module.css";
import styles from "./notice.module.css";

/** Says that the photo is gone for good, and what to do. */
export function LostPhoto({ tabId }: { tabId: string }) {
  const picker = useFilePicker((file) => void startUpload(tabId, file));
  return (
    <div className={styles.notice} role="alert" data-floating>
      <p>
        {t`The studio no longer has this photo, and this browser has no copy. Your nails and drawing are kept: choose the same photo again.`}
      </p>
      <button type="button" className={bar.barButton} onClick={picker.open}>
        {t`Choose it again`}
      </button>
      {picker.input}
    </div>
  );
}
