import type { NailGuide } from "@lacquer/contracts";
import { useMemo, useRef, useState } from "react";
import { Picture } from "../../../ui/Picture.tsx";
import type { DraftPhoto, DraftTab, Stroke } from "../../tabs/index.ts";
import { paintedSettings } from "../draft/settings.ts";
import { followNail } from "../drawing/followNail.ts";
import { StrokeLayer } from "../drawing/StrokeLayer.tsx";
import { useDrawingPicture } from "../drawing/useDrawingPicture.ts";
import type { Point } from "../guides/geometry.ts";
import { GuideLayer } from "../guides/GuideLayer.tsx";
import { useFinding } from "../finding/finding.ts";
import { ProposalLayer } from "../finding/ProposalLayer.tsx";
import { nailLook } from "../guides/nailLook.ts";
import { CompareDivider } from "../preview/CompareDivider.tsx";
import { PreviewLayer } from "../preview/PreviewLayer.tsx";
import { useLight } from "../preview/useLight.ts";
import { Backdrop } from "./Backdrop.tsx";
import { Magnifier } from "./Magnifier.tsx";
import { PhotoMenu } from "./PhotoMenu.tsx";
import { StageBar } from "./StageBar.tsx";
import styles from "./stage.module.css";
import { useSelectedNail, useToolStore } from "./toolStore.ts";
import { useElementSize } from "./useElementSize.ts";
import { useStageKeys } from "./useStageKeys.ts";
import { useStagePointer } from "./useStagePointer.ts";
import { useToolGesture } from "./useToolGesture.ts";
import { useView } from "./useView.ts";
import { ViewControls } from "./ViewControls.tsx";
import { photoRect } from "./viewport.ts";

/** What a gesture shows before it is done: nothing of it is in the draft yet. */
export interface Live {
  /** A nail under change, at its index; at `nails.length` it is a new one. */
  guide: { index: number; guide: NailGuide } | null;
  stroke: Stroke | null;
  /** Where a thumb covers the photo, in stage pixels. */
  thumb: Point | null;
}

const NOTHING: Live = { guide: null, stroke: null, thumb: null };

/** The photo with nails, drawing and instant preview, and every tool that works on it. */
export function PhotoStage({ tab, photo }: { tab: DraftTab; photo: DraftPhoto }) {
  const element = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const room = useElementSize(element);
  const control = useView(element, photo, room, photo.url);
  const tool = useToolStore((state) => state.tool);
  const compare = useToolStore((state) => state.compare);
  const selected = useSelectedNail(tab.id);
  const finding = useFinding(tab.id, tab.originalImage?.url ?? photo.url);
  const isSpaceDown = useStageKeys(tab.id, control, true);
  const [live, setLive] = useState<Live>(NOTHING);
  const [hovered, setHovered] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  const stage = room ?? photo;
  const { view } = control;
  // The layers over the photo are painted again only when one of these moves, not with every step of a slider.
  const rect = useMemo(() => photoRect(view, photo, stage), [view, photo, stage]);
  const nails = useMemo(() => {
    if (!live.guide || live.guide.index >= tab.nails.length) return tab.nails;
    return tab.nails.with(live.guide.index, live.guide.guide);
  }, [tab.nails, live.guide]);
  // While a nail is dragged, what is drawn on it goes along; it is painted again once the nail is let go.
  const { drawing: drawn, nails: placed, designSettings, aiPrompt } = tab;
  const settings = useMemo(
    () => paintedSettings({ designSettings, aiPrompt }),
    [designSettings, aiPrompt],
  );
  const strokes = useMemo(() => {
    if (!live.guide || live.guide.index >= placed.length) return drawn;
    const { index, guide } = live.guide;
    return followNail(drawn, { nails: placed, index, to: guide, settings, photo });
  }, [drawn, placed, settings, photo, live.guide]);
  const placing = live.guide && live.guide.index >= tab.nails.length ? live.guide.guide : null;
  const light = useLight(image, photo, tab.nails, attempt);
  const picture = useDrawingPicture(tab.drawing, photo);
  const drawing = strokes === tab.drawing ? picture : null;

  const gesture = useToolGesture({ tab, photo, control, image, isSpaceDown, setLive, setHovered });
  const pointer = useStagePointer({ rect, control, ...gesture });
  const outlines = useMemo(
    () => nails.map((nail) => nailLook(nail, settings, rect).outline),
    [nails, settings, rect],
  );
  const hasPreview = nails.length > 0;
  const isDrawing = tool === "pen" || tool === "eraser";
  const isSplit = compare !== null && hasPreview;
  const cut = isSplit ? rect.left + compare * rect.width : null;
  const afterStyle = isSplit ? { clipPath: `inset(0 0 0 ${compare * 100}%)` } : undefined;

  return (
    <div ref={element} className={styles.surface} data-cursor={tool} {...pointer}>
      <Backdrop url={photo.url} />
      <div className={styles.photo} style={{ ...rect }}>
        <Picture
          key={attempt}
          ref={image}
          className={styles.picture}
          src={photo.url}
          alt="The hand of this design"
          draggable={false}
          onLoad={() => setFailed(false)}
          onError={() => setFailed(true)}
        />
        <div className={styles.after} style={afterStyle}>
          {room && (
            <PreviewLayer
              tab={tab}
              photo={photo}
              nails={nails}
              drawing={drawing}
              light={light}
              leading={selected ?? Math.floor(nails.length / 2)}
            />
          )}
        </div>
      </div>
      {room && (
        <>
          <StrokeLayer
            strokes={strokes}
            live={live.stroke}
            outlines={outlines}
            painted={drawing !== null && live.stroke === null && !isDrawing}
            cut={cut}
            rect={rect}
            stage={stage}
          />
          <GuideLayer
            tabId={tab.id}
            nails={nails}
            settings={settings}
            selected={selected}
            placing={placing}
            rect={rect}
            stage={stage}
            active={tool === "select" || tool === "guide"}
            outlined={tool === "guide"}
          />
          {finding?.state === "proposed" && (
            <ProposalLayer nails={finding.nails} rect={rect} stage={stage} />
          )}
        </>
      )}
      {isSplit && (
        <CompareDivider
          rect={rect}
          value={compare}
          onChange={(value) => useToolStore.setState({ compare: value })}
        />
      )}
      {live.thumb && (
        <Magnifier
          photoUrl={photo.url}
          at={live.thumb}
          guide={live.guide?.guide ?? null}
          settings={settings}
          rect={rect}
          stage={stage}
        />
      )}
      {failed && (
        <div className={styles.notice} role="alert" data-floating>
          The photo could not be loaded. Your nails and drawing are kept.
          <button
            type="button"
            className={styles.barButton}
            onClick={() => setAttempt((count) => count + 1)}
          >
            Try again
          </button>
        </div>
      )}
      <PhotoMenu tabId={tab.id} />
      {hasPreview && <span className={styles.badgeRight}>Instant preview · free</span>}
      {tool === "eyedropper" && hovered && (
        <span className={styles.sample} style={{ backgroundColor: hovered }} aria-hidden="true" />
      )}
      <StageBar tab={tab} tool={tool} selected={selected} finding={finding} />
      <ViewControls control={control} canCompare={hasPreview} />
    </div>
  );
}
