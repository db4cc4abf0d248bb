import type { NailGuide } from "@lacquer/contracts";
import { type RefObject, useCallback } from "react";
import type { Stroke } from "../../tabs/index.ts";
import { changeNail, removeNail } from "../actions/nail-actions.ts";
import type { LiveInk } from "../drawing/live-ink.ts";
import { LiveLayer } from "../drawing/LiveLayer.tsx";
import { StrokeLayer } from "../drawing/StrokeLayer.tsx";
import type { Finding } from "../finding/finding.ts";
import { ProposalLayer } from "../finding/ProposalLayer.tsx";
import { GuideLayer } from "../guides/GuideLayer.tsx";
import type { Tool } from "../tool/tool-store.ts";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import type { ShownWork } from "./use-shown-work.ts";

interface Props {
  tabId: string;
  work: ShownWork;
  tool: Tool;
  selected: number | null;
  finding: Finding | null;
  /** The strokes that the preview has already painted; null = the preview shows no drawing. */
  painted: ReadonlySet<Stroke> | null;
  ink: RefObject<LiveInk | null>;
  /** Only the photo shows to the left of this x (in stage pixels); null = the drawing shows everywhere. */
  cut: number | null;
  rect: Rect;
  stage: Size;
}

/** The layers over the photo: the strokes, the nails with their handles, and the proposed nails. */
export function WorkLayers(props: Props) {
  const { tabId, work, tool, selected, finding, painted, ink, cut, rect, stage } = props;
  const change = useCallback(
    (index: number, next: NailGuide) => changeNail(tabId, index, next),
    [tabId],
  );
  const remove = useCallback((index: number) => removeNail(tabId, index), [tabId]);
  return (
    <>
      <StrokeLayer
        drawing={work.drawing}
        outlines={work.outlines}
        painted={painted}
        cut={cut}
        rect={rect}
        stage={stage}
      />
      <LiveLayer ink={ink} rect={rect} stage={stage} />
      <GuideLayer
        tabId={tabId}
        nails={work.nails}
        settings={work.settings}
        selected={selected}
        placing={work.placing}
        rect={rect}
        stage={stage}
        active={tool === "select" || tool === "guide"}
        outlined={tool === "guide"}
        onChange={change}
        onRemove={remove}
      />
      {finding?.state === "proposed" && (
        <ProposalLayer nails={finding.nails} doubts={finding.doubts} rect={rect} stage={stage} />
      )}
    </>
  );
}
