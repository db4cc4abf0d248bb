import { useRef } from "react";
import { usePart } from "../../../hooks/use-part.ts";
import { partOf } from "../../../platform/parts.ts";
import type { ShownHand } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { useElementSize } from "../view/use-element-size.ts";
import { handUrl } from "./hand-pictures.ts";
import styles from "./photo.module.css";

/** The renderer is loaded after the page. The bare hand shows at once; its nails are painted a moment later. */
const nailsPart = partOf(() => import("./HandNails.tsx"));

/**
 * The rendered hand, cut out of its picture and laid on the stage's background. While the tab has no photo, the hand
 * shows the tab's design. The finished images of a design without a photo show this hand, too.
 */
export function HandOnStage({ tab, shown }: { tab: DraftTab; shown: ShownHand }) {
  const nails = usePart(nailsPart, true);
  const element = useRef<HTMLDivElement>(null);
  const room = useElementSize(element);
  return (
    <div className={styles.frame} data-pose={shown.pose}>
      <div ref={element} className={styles.hand} aria-hidden="true">
        <span className={styles.shadow} />
        <img src={handUrl(shown)} alt="" draggable={false} />
        {nails && room && <nails.HandNails tab={tab} shown={shown} shownWidth={room.width} />}
      </div>
    </div>
  );
}
