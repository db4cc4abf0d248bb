import { handOf } from "@lacquer/nails";
import { useMemo, useRef } from "react";
import type { ShownHand } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { PreviewLayer } from "../preview/PreviewLayer.tsx";
import { useElementSize } from "../view/use-element-size.ts";
import { handUrl } from "./hand-pictures.ts";
import styles from "./photo.module.css";

/** A rendered hand that wears the tab's design until there is a photo, and in the finished image without one. */
export function HandOnStage({ tab, shown }: { tab: DraftTab; shown: ShownHand }) {
  const element = useRef<HTMLDivElement>(null);
  const room = useElementSize(element);
  const { pose, skin } = shown;
  const hand = useMemo(() => handOf({ pose, skin }), [pose, skin]);
  return (
    <div className={styles.frame} data-pose={pose}>
      <div ref={element} className={styles.hand} aria-hidden="true">
        <img
          src={handUrl(shown)}
          width={hand.width}
          height={hand.height}
          alt=""
          draggable={false}
        />
        {room && (
          <PreviewLayer
            tab={tab}
            photo={hand}
            nails={hand.guides}
            drawing={null}
            light={hand.light}
            shownWidth={room.width}
            newestIndex={2}
          />
        )}
      </div>
    </div>
  );
}
