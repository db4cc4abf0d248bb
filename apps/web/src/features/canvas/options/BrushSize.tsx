import { t } from "@lingui/core/macro";
import { useId } from "react";
import type { Brush } from "../../tabs/index.ts";
import { changeSize, useToolStore } from "../tool/tool-store.ts";
import { BRUSH_FACES } from "./brush-faces.ts";
import styles from "./brush.module.css";

/** The slider for the width of a brush or of the eraser, with a preview of its tip. */
export function BrushSize({ of }: { of: Brush | "eraser" }) {
  const size = useToolStore((state) => state.sizes[of]);
  const { least, most } = BRUSH_FACES[of];
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
        aria-label={t`Brush size`}
        min={least}
        max={most}
        step={0.0005}
        value={size}
        onChange={({ currentTarget }) => changeSize(of, Number(currentTarget.value))}
      />
    </label>
  );
}
