import type { ReactNode, Ref } from "react";
import styles from "./frame.module.css";

interface StageFrameProps {
  free: Ref<HTMLDivElement>;
  calm: Ref<HTMLDivElement>;
  /** What floats over the photo, within what nothing lies over. */
  children: ReactNode;
  /** Options for the tool in hand, at an edge of it. */
  bar?: ReactNode;
  edge?: "bottom" | "top";
}

/** What stands over the photo. Two empty elements say how much of it is free: the styles know what covers it. */
export function StageFrame({ free, calm, children, bar, edge = "bottom" }: StageFrameProps) {
  return (
    <>
      <div className={styles.frame}>
        <div className={styles.open}>{children}</div>
        {bar && (
          <div className={styles.bar} data-edge={edge}>
            {bar}
          </div>
        )}
      </div>
      <div ref={free} className={styles.free} />
      <div ref={calm} className={styles.calm} />
    </>
  );
}
