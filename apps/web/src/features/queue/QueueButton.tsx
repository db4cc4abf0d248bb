import { t } from "@lingui/core/macro";
import { ListVideo } from "lucide-react";
import { useQueueCounts } from "../jobs/index.ts";
import { useUnsentCount } from "./use-unsent-count.ts";
import styles from "./queue.module.css";

/** The button that opens the queue and shows how many designs are in progress. */
export function QueueButton({ onOpen }: { onOpen: () => void }) {
  const { running, waiting } = useQueueCounts();
  const unsent = useUnsentCount();
  const underWay = running + waiting + unsent;
  const name = underWay > 0 ? t`Queue: ${underWay} in progress` : t`Queue`;
  return (
    <button
      className="icon-button"
      type="button"
      aria-label={name}
      title={t`Queue`}
      onClick={onOpen}
    >
      <ListVideo className="icon" aria-hidden />
      {underWay > 0 && <span className={`${styles.count} tabular`}>{underWay}</span>}
    </button>
  );
}
