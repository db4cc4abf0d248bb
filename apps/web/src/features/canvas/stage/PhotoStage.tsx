import { useMemo, useRef, useState } from "react";
import { useSelectedNail } from "../../draft/index.ts";
import { useIsLost } from "../../outbox/index.ts";
import type { DraftPhoto, DraftTab } from "../../tabs/index.ts";
import type { LiveInk } from "../drawing/live-ink.ts";
import { useDrawingPicture } from "../drawing/use-drawing-picture.ts";
import { useFinding } from "../finding/finding.ts";
import { CompareDivider } from "../preview/CompareDivider.tsx";
import { PreviewLayer } from "../preview/PreviewLayer.tsx";
import { useLight } from "../preview/use-light.ts";
import { changeCompare, useToolStore } from "../tool/tool-store.ts";
import { useElementSize } from "../view/use-element-size.ts";
import { useStagePointer } from "../view/use-stage-pointer.ts";
import { useView } from "../view/use-view.ts";
import { photoRect } from "../view/viewport.ts";
import { Backdrop } from "./Backdrop.tsx";
import badge from "./badge.module.css";
import { LostPhoto } from "./LostPhoto.tsx";
import { Loupe } from "./Loupe.tsx";
import type { Picked } from "./pick-gesture.ts";
import { NOTHING_UNFINISHED } from "./unfinished.ts";
import { Magnifier } from "./Magnifier.tsx";
import { PhotoFault } from "./PhotoFault.tsx";
import { PhotoMenu } from "./PhotoMenu.tsx";
import { PhotoPicture } from "./PhotoPicture.tsx";
import { StageBar } from "./StageBar.tsx";
import styles from "./surface.module.css";
import { useShownWork } from "./use-shown-work.ts";
import { useStageActions } from "./use-stage-actions.ts";
import { useStageKeys } from "./use-stage-keys.ts";
import { useToolGesture } from "./use-tool-gesture.ts";
import { ViewControls } from "./ViewControls.tsx";
import { WorkLayers } from "./WorkLayers.tsx";

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
  const [unfinished, setUnfinished] = useState(NOTHING_UNFINISHED);
  const [picked, setPicked] = useState<Picked | null>(null);
  const ink = useRef<LiveInk>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isLost = useIsLost(photo.url);

  const stage = room ?? photo;
  const rect = useMemo(() => photoRect(control.view, photo, stage), [control.view, photo, stage]);
  const work = useShownWork(tab, photo, unfinished, rect);
  const light = useLight(image, photo, tab.nails, attempt);
  const made = useDrawingPicture(work.drawing, photo);
  const drawing = work.isMoving ? null : made;
  const shown = { tab, photo, control, image, isSpaceDown, rect, ink };
  const gesture = useToolGesture({ ...shown, setUnfinished, setPicked });
  const pointer = useStagePointer({ rect, control, ...gesture });
  const hasPreview = work.nails.length > 0;
  useStageActions({ tab, finding, control, hasPreview });
  const split = hasPreview ? compare : null;

  return (
    <div ref={element} className={styles.surface} data-cursor={tool} {...pointer}>
      <Backdrop url={photo.url} />
      <PhotoPicture {...{ image, photo, rect, split, attempt }} onFailed={setFailed}>
        {room && (
          <PreviewLayer
            {...{ tab, photo, light }}
            drawing={drawing?.picture ?? null}
            nails={work.nails}
            shownWidth={rect.width}
            newestIndex={selected ?? Math.floor(work.nails.length / 2)}
          />
        )}
      </PhotoPicture>
      {room && (
        <WorkLayers
          {...{ work, tool, selected, finding, rect, stage, ink }}
          tabId={tab.id}
          painted={drawing?.strokes ?? null}
          cut={split === null ? null : rect.left + split * rect.width}
        />
      )}
      {split !== null && <CompareDivider rect={rect} value={split} onChange={changeCompare} />}
      {unfinished.thumb && (
        <Magnifier
          {...{ rect, stage }}
          photoUrl={photo.url}
          at={unfinished.thumb}
          guide={unfinished.guide?.guide ?? null}
          settings={work.settings}
        />
      )}
      {isLost && <LostPhoto tabId={tab.id} />}
      {failed && !isLost && <PhotoFault onRetry={() => setAttempt((count) => count + 1)} />}
      <PhotoMenu tabId={tab.id} />
      {hasPreview && <span className={badge.right}>Instant preview · free</span>}
      <Loupe {...{ rect, stage, picked }} photoUrl={photo.url} />
      <StageBar tab={tab} tool={tool} selected={selected} finding={finding} />
      <ViewControls control={control} canCompare={hasPreview} />
    </div>
  );
}
