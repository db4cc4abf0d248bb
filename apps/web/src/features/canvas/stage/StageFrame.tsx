import type { ReactNode } from "react";
import type { RoomMarks } from "../view/use-room.ts";
import styles from "./frame.module.css";

interface StageFrameProps {
  marks: RoomMarks;
  /** What floats over the photo, within what nothing lies over. */
  children: ReactNode;
  /** Options for the tool in hand, at an edge of it. */
  bar?: ReactNode;
  edge?: "bottom" | "top";
}

/** What stands over the photo. Its elements say how much of it is free: the styles know what covers it. */
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
