import { Picture } from "../../../ui/Picture.tsx";
import { useToolStore } from "../tool/tool-store.ts";
import { clamp } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import styles from "./loupe.module.css";
import type { Picked } from "./pick-gesture.ts";

const SIDE = 116;
const TIMES = 6;
/** The distance from the pointer to the loupe's middle, in stage pixels. A finger covers more than a mouse pointer. */
const AWAY = { mouse: 92, finger: 124 };

interface Props {
  photoUrl: string;
  picked: Picked | null;
  rect: Rect;
  /** The free part of the stage. All values are in stage pixels. */
  free: Rect;
}

/** An enlarged view of the point under the eyedropper. A ring and a code show the point's colour. */
export function Loupe({ photoUrl, picked, rect, free }: Props) {
  const isInHand = useToolStore(({ tool }) => tool === "eyedropper");
  if (!isInHand || !picked) return null;
  const { color, at, isCovered } = picked;
  const close = {
    left: SIDE / 2 - (at.x - rect.left) * TIMES,
    top: SIDE / 2 - (at.y - rect.top) * TIMES,
    width: rect.width * TIMES,
    height: rect.height * TIMES,
  };
  const away = isCovered ? AWAY.finger : AWAY.mouse;
  const edge = SIDE / 2 + 12;
  const top = free.top + edge;
  // If there is no room above the pointer, the loupe is shown beside it, because the hand would cover a loupe below it.
  const isAbove = at.y - away >= top;
  const beside = at.x < free.left + free.width / 2 ? at.x + away : at.x - away;
  const left = clamp(isAbove ? at.x : beside, free.left + edge, free.left + free.width - edge);
  return (
    <div
      className={styles.loupe}
      style={{ left, top: Math.max(top, at.y - away), borderColor: color }}
      aria-hidden="true"
      data-loupe
    >
      <span className={styles.glass}>
        <Picture src={photoUrl} alt="" className={styles.close} style={close} />
        <span className={styles.cross} />
      </span>
      <span className={`${styles.code} tabular`} translate="no">
        {color}
      </span>
    </div>
  );
}
