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
  return (
    <button
      type="button"
      className={styles.grip}
      aria-label={`Place of reference ${index + 1}, ${index + 1} of ${count}`}
      title="Drag it, or move it with the arrow keys"
      {...order.handle(index)}
    >
      <GripVertical className="icon" aria-hidden />
    </button>
  );
}
