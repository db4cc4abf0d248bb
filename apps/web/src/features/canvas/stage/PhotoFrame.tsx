import { type ReactNode, useMemo } from "react";
import type { Layout } from "../../../hooks/use-layout.ts";
import { useIsOpen } from "../../address/index.ts";
import { useSheet } from "../../sheet/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import type { Finding } from "../finding/finding.ts";
import type { Tool } from "../tool/tool-store.ts";
import type { RoomMarks } from "../view/use-room.ts";
import type { ViewControl } from "../view/use-view.ts";
import type { Rect, Room } from "../view/viewport.ts";
import badge from "./badge.module.css";
import { PhotoMenu } from "./PhotoMenu.tsx";
import { freeCorner, freeEdge, freeTop, nailBoxes } from "./places.ts";
import { StageBar } from "./StageBar.tsx";
import { StageFrame } from "./StageFrame.tsx";
import { ToolButton } from "./ToolButton.tsx";
import { ViewControls } from "./ViewControls.tsx";

interface PhotoFrameProps {
  tab: DraftTab;
  layout: Layout;
  tool: Tool;
  selected: number | null;
  finding: Finding | null;
  marks: RoomMarks;
  control: ViewControl;
  hasPreview: boolean;
  rect: Rect;
  stage: Room;
  children: ReactNode;
}

/** The controls that float over the photo, each in a place without nails. */
export function PhotoFrame(props: PhotoFrameProps) {
  const { tab, layout, tool, selected, finding, marks, control, hasPreview, children } = props;
  const isAlone = useIsOpen("look");
  const isLow = useSheet((state) => state.height === "low");
  const places = usePlaces(props);
  const hasTools = layout === "low" || (layout === "phone" && isLow);
  const isFolded = layout === "phone" && !isLow;
  return (
    <StageFrame
      marks={marks}
      edge={places.edge}
      bar={!isAlone && !isFolded && <StageBar {...{ tab, tool, selected, finding }} />}
    >
      {children}
      {!isFolded && (
        <div className={badge.top} data-side={places.top} hidden={isAlone}>
          <PhotoMenu tabId={tab.id} />
        </div>
      )}
      {hasPreview && layout === "desk" && places.isBadgeFree && (
        <span className={badge.right}>Instant preview · free</span>
      )}
      {hasTools && !isAlone && <ToolButton tabId={tab.id} place={places.button} />}
      <ViewControls
        control={control}
        canCompare={hasPreview}
        isAlone={isAlone}
        layout={layout}
        corner={places.controls}
      />
    </StageFrame>
  );
}

/** The sizes of the floating controls, in rem. */
const BUTTON = { width: 3.75, height: 3.75 };
const BAR = { width: 26, height: 3 };
const MENU = { width: 6, height: 2.75 };
const BADGE = { width: 11, height: 2 };
const CONTROLS = { width: 13, height: 2.5 };

function usePlaces({ tab, finding, layout, rect, stage }: PhotoFrameProps) {
  const { nails, originalImage } = tab;
  const proposed = finding?.state === "proposed" ? finding.nails : null;
  return useMemo(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const photo = originalImage ?? rect;
    const boxes = nailBoxes([...nails, ...(proposed ?? [])], photo, rect);
    const { free } = stage;
    const sized = ({ width, height }: typeof BAR) => ({ width: width * rem, height: height * rem });
    const top = freeTop(free, sized(MENU), boxes, ["left", "right"]) ?? "left";
    return {
      top,
      button: freeCorner(stage.open, sized(BUTTON), boxes, layout === "low" ? "left" : "right"),
      controls: freeCorner(free, sized(CONTROLS), boxes),
      edge: freeEdge(free, sized(BAR), boxes),
      isBadgeFree: top === "left" && freeTop(free, sized(BADGE), boxes, ["right"]) !== null,
    };
  }, [nails, proposed, originalImage, layout, rect, stage]);
}
