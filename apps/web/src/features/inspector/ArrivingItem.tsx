import { t } from "@lingui/core/macro";
import { RotateCw, X } from "lucide-react";
import { type Arriving, dismissArriving, sendReference } from "../draft/index.ts";
import styles from "./references.module.css";

/** A reference that is being uploaded or, after a failure, the reason and what to do. */
export function ArrivingItem({ tabId, item }: { tabId: string; item: Arriving }) {
  return (
    <li className={styles.item} data-waiting={item.error === null}>
      <img src={item.preview} alt="" draggable={false} />
      <span className={styles.only} role={item.error ? "alert" : "status"}>
        <span>{item.error ?? t`Being sent.`}</span>
        {item.error && <span>{` ${t`Try again, or discard it and choose another picture.`}`}</span>}
      </span>
      <span className={styles.actions}>
        {item.error && (
          <button
            type="button"
            aria-label={t`Try again`}
            onClick={() => void sendReference(tabId, item)}
          >
            <RotateCw className="icon" aria-hidden />
          </button>
        )}
        {item.error && (
          <button
            type="button"
            aria-label={t`Discard`}
            onClick={() => dismissArriving(tabId, item.id)}
          >
            <X className="icon" aria-hidden />
          </button>
        )}
      </span>
    </li>
  );
}
