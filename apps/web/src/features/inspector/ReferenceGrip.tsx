import { t } from "@lingui/core/macro";
import { GripVertical } from "lucide-react";
import styles from "./references.module.css";
import type { useDragOrder } from "./use-drag-order.ts";

interface Props {
  index: number;
  count: number;
  order: ReturnType<typeof useDragOrder>;
}

/** The handle of a reference. It can be dragged, or moved with the arrow keys. */
export function ReferenceGrip({ index, count, order }: Props) {
  const place = index + 1;
  return (
    <button
      type="button"
      className={styles.grip}
      aria-label={t`Move reference ${place} of ${count}`}
      title={t`Drag it, or move it with the arrow keys`}
      {...order.handle(index)}
    >
      <GripVertical className="icon" aria-hidden />
    </button>
  );
}
