import { useMemo } from "react";
import { usePart } from "../../../hooks/use-part.ts";
import { partOf } from "../../../platform/parts.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { HAND_BOX, HAND_PATH } from "../../../ui/hand-path.ts";
import { HAND_LINES, HAND_NAILS } from "./sample-hand.ts";
import styles from "./photo.module.css";

/** Painted at this scale, so that the tiles stay sharp on high-resolution screens. */
const SCALE = 2.5;

/** The renderer comes after the page: the hand is there without it, and its nails are painted a moment later. */
const previewPart = partOf(() => import("../preview/PreviewLayer.tsx"));

/** A drawn hand that wears the tab's design until there is a photo. */
export function HandDrawing({ tab }: { tab: DraftTab }) {
  const preview = usePart(previewPart, true);
  const size = useMemo(
    () => ({ width: HAND_BOX.width * SCALE, height: HAND_BOX.height * SCALE }),
    [],
  );
  return (
    <div className={styles.hand} aria-hidden="true">
      <svg viewBox={`${HAND_BOX.left} 0 ${HAND_BOX.width} ${HAND_BOX.height}`}>
        <path className={styles.skin} d={HAND_PATH} />
        <path className={styles.knuckles} d={HAND_LINES} />
      </svg>
      {preview && (
        <preview.PreviewLayer
          tab={tab}
          photo={size}
          nails={HAND_NAILS}
          drawing={null}
          light={undefined}
          shownWidth={size.width}
          newestIndex={2}
        />
      )}
    </div>
  );
}
