import type { CardCorners } from "../../tabs/index.ts";
import styles from "./measure.module.css";

/** The lines between the card's corners, dark and light so that they show on any photo. */
export function Outline({ corners }: { corners: CardCorners }) {
  // The corners may have been placed in any order, so they are sorted by their direction from their common middle.
  const [mx, my] = [0, 1].map(
    (axis) => corners.reduce((sum, one) => sum + (one[axis] ?? 0), 0) / 4,
  );
  const turn = ([x, y]: readonly [number, number]) => Math.atan2(y - (my ?? 0), x - (mx ?? 0));
  const points = corners
    .toSorted((a, b) => turn(a) - turn(b))
    .map(([x, y]) => `${x * 100},${y * 100}`)
    .join(" ");
  return (
    <svg className={styles.outline} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
      <polygon points={points} />
      <polygon points={points} />
    </svg>
  );
}
