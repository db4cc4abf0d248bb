import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { HeightSlider } from "./HeightSlider.tsx";
import { SHEET_HEIGHTS, useSheet } from "./sheet-store.ts";
import { useSheetDrag } from "./use-sheet-drag.ts";
import styles from "./sheet.module.css";

interface SheetProps {
  /** The controls beside the sheet's grab handle while the sheet is raised. */
  steps: ReactNode;
  /** The tool button, which lies over the photo while the sheet is lowered. */
  tools: ReactNode;
  /** The chips and the open section. */
  children: ReactNode;
  /** The bar that is always visible at the bottom of the screen. */
  foot: ReactNode;
}

/** The sheet over the photo on a phone. It has three heights. */
export function Sheet({ steps, tools, children, foot }: SheetProps) {
  const height = useSheet((state) => state.height);
  const drag = useSheetDrag();
  return (
    <>
      <aside
        className={styles.sheet}
        aria-label={t`Design`}
        data-height={height}
        data-sheet-part
        {...drag}
      >
        {SHEET_HEIGHTS.map((stop) => (
          <i key={stop} className={styles.stop} data-stop={stop} />
        ))}
        <div className={styles.grab} data-sheet-handle>
          <HeightSlider />
        </div>
        <div className={styles.inner}>
          <div className={styles.docked} data-sheet-handle>
            <div className={styles.steps}>{steps}</div>
          </div>
          {children}
        </div>
        <div className={styles.tools}>{tools}</div>
      </aside>
      <div className={styles.foot} data-sheet-part>
        {foot}
      </div>
    </>
  );
}
