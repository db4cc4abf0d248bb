import type { NailGuide } from "@lacquer/contracts";
import { useCallback } from "react";
import { changeNail, removeNail } from "../actions/nail-actions.ts";
import { StrokeLayer } from "../drawing/StrokeLayer.tsx";
import type { Finding } from "../finding/finding.ts";
import { ProposalLayer } from "../finding/ProposalLayer.tsx";
import { GuideLayer } from "../guides/GuideLayer.tsx";
import type { Tool } from "../tool/tool-store.ts";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import type { Unfinished } from "./unfinished.ts";
import type { ShownWork } from "./use-shown-work.ts";

interface Props {
  tabId: string;
  work: ShownWork;
  unfinished: Unfinished;
  tool: Tool;
  selected: number | null;
  finding: Finding | null;
  /** True when the preview contains the drawing. */
  isPainted: boolean;
  /** Left of this stage pixel only the photo shows; null = nowhere. */
  cut: number | null;
  rect: Rect;
  stage: Size;
}

/** The layers over the photo: strokes, nails with their handles, and proposed nails. */
export function WorkLayers(props: Props) {
  const { tabId, work, unfinished, tool, selected, finding, isPainted, cut, rect, stage } = props;
  const isDrawing = tool === "pen" || tool === "eraser";
  const change = useCallback(
    (index: number, next: NailGuide) => changeNail(tabId, index, next),
    [tabId],
  );
  const remove = useCallback((index: number) => removeNail(tabId, index), [tabId]);
  return (
    <>
      <StrokeLayer
        strokes={work.strokes}
        unfinished={unfinished.stroke}
        outlines={work.outlines}
        painted={isPainted && unfinished.stroke === null && !isDrawing}
        cut={cut}
        rect={rect}
        stage={stage}
      />
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
        <ProposalLayer nails={finding.nails} rect={rect} stage={stage} />
      )}
    </>
  );
}
