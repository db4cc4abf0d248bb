import { t } from "@lingui/core/macro";
import { NailRow } from "../../ui/NailRow.tsx";
import styles from "./collection.module.css";

/** Shown while the collection has no image: bare nails, and one of them is painted. */
export function EmptyCollection() {
  return (
    <div className={styles.empty}>
      <NailRow />
      <h3>{t`No finished images yet`}</h3>
      <p>
        {t`Press Generate in any design. Each finished image appears here by itself, even after you close the window.`}
      </p>
    </div>
  );
}
