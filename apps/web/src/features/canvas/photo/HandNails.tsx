import { handOf } from "@lacquer/nails";
import { useMemo } from "react";
import { handNails, type ShownHand } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { PreviewLayer } from "../preview/PreviewLayer.tsx";

interface Props {
  tab: DraftTab;
  shown: ShownHand;
  /** Size of the whole picture, in CSS pixels. */
  shownWidth: number;
}

/** The design on the nails of the rendered hand, exactly as it looks in the finished image. */
export function HandNails({ tab, shown: { pose, skin }, shownWidth }: Props) {
  const hand = useMemo(() => handOf({ pose, skin }), [pose, skin]);
  const nails = useMemo(() => handNails(hand.guides, tab.fingers), [hand, tab.fingers]);
  return (
    <PreviewLayer
      tab={tab}
      photo={hand}
      nails={nails}
      drawing={null}
      light={hand.light}
      shownWidth={shownWidth}
      newestIndex={2}
    />
  );
}
