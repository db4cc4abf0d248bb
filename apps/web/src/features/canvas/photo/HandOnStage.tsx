import { useRef } from "react";
import { usePart } from "../../../hooks/use-part.ts";
import { partOf } from "../../../platform/parts.ts";
import type { ShownHand } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { useElementSize } from "../view/use-element-size.ts";
import { handUrl } from "./hand-pictures.ts";
import styles from "./photo.module.css";

/** The renderer comes after the page: the hand is there without it, and its nails are painted a moment later. */
const nailsPart = partOf(() => import("./HandNails.tsx"));

/** A rendered hand that wears the tab's design until there is a photo, and in the finished image without one. */
export function HandOnStage({ tab, shown }: { tab: DraftTab; shown: ShownHand }) {
  const nails = usePart(nailsPart, true);
  const element = useRef<HTMLDivElement>(null);
  const room = useElementSize(element);
  return (
    <div className={styles.frame} data-pose={shown.pose}>
      <div ref={element} className={styles.hand} aria-hidden="true">
        <img src={handUrl(shown)} alt="" draggable={false} />
        {nails && room && <nails.HandNails tab={tab} shown={shown} shownWidth={room.width} />}
      </div>
    </div>
  );
}
