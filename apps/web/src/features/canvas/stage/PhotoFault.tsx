import { t } from "@lingui/core/macro";
import bar from "./bar.module.css";
import styles from "./notice.module.css";

/** Says that the photo did not load, and offers to load it again. */
export function PhotoFault({ onRetry }: { onRetry: () => void }) {
  return (
    <div className={styles.notice} role="alert" data-floating>
      {t`The photo could not be loaded. Your nails and drawing are kept.`}
      <button type="button" className={bar.barButton} onClick={onRetry}>
        {t`Try again`}
      </button>
    </div>
  );
}
