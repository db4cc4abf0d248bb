import { t } from "@lingui/core/macro";
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
import { barAt, freeCorner, freeEdge, freeSide, freeTop, nailBoxes } from "./places.ts";
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

/** The controls that float over the photo. Each is placed where it covers no nail. */
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
        <span className={badge.right}>{t`Instant preview · free`}</span>
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
/** The size of the drawing tools' bar when it needs two lines. */
const TWO_LINES = { width: 20, height: 5.5 };
const MENU = { width: 6, height: 2.75 };
const BADGE = { width: 11, height: 2 };
const CONTROLS = { width: 13, height: 2.5 };

function usePlaces({ tab, tool, selected, finding, layout, rect, stage }: PhotoFrameProps) {
  const { nails, originalImage } = tab;
  const hasWork = nails.length > 0 && finding?.state !== "proposed";
  const proposed = finding?.state === "proposed" ? finding.nails : null;
  return useMemo(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const photo = originalImage ?? rect;
    const boxes = nailBoxes([...nails, ...(proposed ?? [])], photo, rect);
    const { free } = stage;
    const sized = ({ width, height }: typeof BAR) => ({ width: width * rem, height: height * rem });
    const hasBar = tool !== "hand" && (tool !== "select" || selected !== null || !hasWork);
    const isTwoLines = layout === "low" && (tool === "pen" || tool === "eraser");
    const first = layout === "low" ? "left" : "right";
    const bar = sized(isTwoLines ? TWO_LINES : BAR);
    const edge = freeEdge(free, bar, boxes);
    // In a low window, the bar is as wide as the photo and covers the photo's lower corners.
    const over = layout === "low" && hasBar ? [barAt(edge, free, bar)] : [];
    const button = freeCorner(stage.open, sized(BUTTON), [...boxes, ...over], first);
    const controls = freeCorner(free, sized(CONTROLS), boxes);
    const hasButton = layout === "phone" || layout === "low";
    const top = freeSide(free, stage.open, sized(MENU), boxes, hasButton ? button : controls);
    return {
      top,
      button,
      controls,
      edge,
      isBadgeFree: top === "left" && freeTop(free, sized(BADGE), boxes, ["right"]) !== null,
    };
  }, [nails, proposed, hasWork, selected, originalImage, tool, layout, rect, stage]);
}
