import type { ReactNode } from "react";
import type { RoomMarks } from "../view/use-room.ts";
import styles from "./frame.module.css";

interface StageFrameProps {
  marks: RoomMarks;
  /** Controls that float over the free part of the photo. */
  children: ReactNode;
  /** Options for the current tool, shown at an edge of the free part. */
  bar?: ReactNode;
  edge?: "bottom" | "top";
}

/**
 * The frame over the photo. Its elements serve to measure the free part, because only the styles define what covers the
 * photo.
 */
export function StageFrame({ marks, children, bar, edge = "bottom" }: StageFrameProps) {
  return (
    <>
      <div className={styles.frame}>
        <div ref={marks.open} className={styles.open}>
          {children}
        </div>
        {bar && (
          <div className={styles.bar} data-edge={edge}>
            {bar}
          </div>
        )}
      </div>
      <div ref={marks.free} className={styles.free} />
      <div ref={marks.calm} className={styles.calm} />
    </>
  );
}
