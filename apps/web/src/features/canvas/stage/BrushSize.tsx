import { useId } from "react";
import { useToolStore } from "../tool/tool-store.ts";
import styles from "./brush.module.css";

/** The width of the pen or the eraser, shown by its tip. */
export function BrushSize({
  which,
  least,
  most,
}: {
  which: "penSize" | "eraserSize";
  least: number;
  most: number;
}) {
  const size = useToolStore((state) => state[which]);
  const id = useId();
  return (
    <label className={styles.size} htmlFor={id}>
      <span
        className={styles.tip}
        style={{ scale: 0.25 + (0.75 * (size - least)) / (most - least) }}
      />
      <input
        id={id}
        type="range"
        aria-label="Brush size"
        min={least}
        max={most}
        step={0.001}
        value={size}
        onChange={({ currentTarget }) =>
          useToolStore.setState({ [which]: Number(currentTarget.value) })
        }
      />
    </label>
  );
}
