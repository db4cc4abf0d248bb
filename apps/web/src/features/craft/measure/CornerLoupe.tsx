import type { CardCorner, CardCorners } from "../../tabs/index.ts";
import styles from "./measure.module.css";
import { Outline } from "./Outline.tsx";

const SIDE = 140;
const TIMES = 5;
const GAP = 12;

interface Props {
  shown: string;
  corners: CardCorners;
  corner: CardCorner;
  /** The photo's size on screen. */
  size: { width: number; height: number };
}

/** An enlarged view of one corner. It lies on the other side of the photo, so that no hand covers it. */
export function CornerLoupe({ shown, corners, corner: [x, y], size }: Props) {
  const { width, height } = size;
  const left = x < 0.5 ? Math.max(0, width - SIDE - GAP) : GAP;
  const top = y < 0.5 && width < SIDE * 2 + GAP * 3 ? Math.max(0, height - SIDE - GAP) : GAP;
  return (
    <div
      className={styles.loupe}
      style={{ left, top, width: SIDE, height: SIDE }}
      aria-hidden
      data-loupe
    >
      <div
        className={styles.close}
        style={{
          left: SIDE / 2 - x * width * TIMES,
          top: SIDE / 2 - y * height * TIMES,
          width: width * TIMES,
          height: height * TIMES,
        }}
      >
        <img src={shown} alt="" draggable={false} />
        <Outline corners={corners} />
      </div>
      <span className={styles.cross} />
    </div>
  );
}
