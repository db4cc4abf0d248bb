import { useMemo, useRef, useState } from "react";
import type { Layout } from "../../../hooks/use-layout.ts";
import { useSelectedNail } from "../../draft/index.ts";
import { useIsLost } from "../../outbox/index.ts";
import type { DraftPhoto, DraftTab } from "../../tabs/index.ts";
import { useDrawingPicture } from "../../nail-pictures/index.ts";
import type { LiveInk } from "../drawing/live-ink.ts";
import { useFinding } from "../finding/finding.ts";
import { CompareDivider } from "../preview/CompareDivider.tsx";
import { PreviewLayer } from "../preview/PreviewLayer.tsx";
import { useLight } from "../preview/use-light.ts";
import { changeCompare, useToolStore } from "../tool/tool-store.ts";
import { useStagePointer } from "../view/use-stage-pointer.ts";
import { fittedSize } from "../view/viewport.ts";
import { Backdrop } from "./Backdrop.tsx";
import { DropperKeys } from "./DropperKeys.tsx";
import { LostPhoto } from "./LostPhoto.tsx";
import { Loupe } from "./Loupe.tsx";
import type { Picked } from "./pick-gesture.ts";
import { NOTHING_UNFINISHED } from "./unfinished.ts";
import { Magnifier } from "./Magnifier.tsx";
import { PhotoFault } from "./PhotoFault.tsx";
import { PhotoFrame } from "./PhotoFrame.tsx";
import { PhotoPicture } from "./PhotoPicture.tsx";
import styles from "./surface.module.css";
import { usePhotoView } from "./use-photo-view.ts";
import { useShownWork } from "./use-shown-work.ts";
import { useStageActions } from "./use-stage-actions.ts";
import { useStageKeys } from "./use-stage-keys.ts";
import { useToolGesture } from "./use-tool-gesture.ts";
import { WorkLayers } from "./WorkLayers.tsx";

interface PhotoStageProps {
  tab: DraftTab;
  photo: DraftPhoto;
  /** The key under which zoom and position are stored. */
  name: string;
  layout: Layout;
}

/** The photo with its nails, drawing and instant preview, and all tools that work on them. */
export function PhotoStage({ tab, photo, name, layout }: PhotoStageProps) {
  const image = useRef<HTMLImageElement>(null);
  const tool = useToolStore((state) => state.tool);
  const compare = useToolStore((state) => state.compare);
  const selected = useSelectedNail(tab.id);
  const finding = useFinding(tab.id, tab.originalImage?.url ?? photo.url);
  const isLost = useIsLost(photo.url);
  const [unfinished, setUnfinished] = useState(NOTHING_UNFINISHED);
  const [picked, setPicked] = useState<Picked | null>(null);
  const ink = useRef<LiveInk>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { marks, moving, room, stage, control, rect } = usePhotoView(
    { photo, name, layout },
    { nails: tab.nails, selected, finding, tool },
  );
  const isSpaceDown = useStageKeys(tab.id, control, true);
  const work = useShownWork(tab, photo, unfinished, rect);
  const { light, balance } = useLight(image, photo, tab, attempt);
  const made = useDrawingPicture(work.drawing, photo);
  const drawing = work.isMoving ? null : made;
  const shown = { tab, photo, control, image, balance, isSpaceDown, rect, ink, layout };
  const gesture = useToolGesture({ ...shown, setUnfinished, setPicked });
  const pointer = useStagePointer({ rect, control, ...gesture });
  const hasPreview = work.nails.length > 0;
  useStageActions({ tab, finding, control, hasPreview });
  const split = hasPreview ? compare : null;
  const fitted = useMemo(() => fittedSize(photo, stage), [photo, stage]);

  return (
    <div ref={marks.stage} className={styles.surface} data-cursor={tool} {...pointer}>
      <Backdrop url={photo.url} />
      <div ref={moving} className={styles.moving}>
        <PhotoPicture
          {...{ image, photo, rect, fitted, split, attempt, balance }}
          onFailed={setFailed}
        >
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
      </div>
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
      {tool === "eyedropper" && (
        <DropperKeys tabId={tab.id} {...{ image, balance, rect, setPicked }} free={stage.free} />
      )}
      <Loupe {...{ rect, picked }} free={stage.free} photoUrl={photo.url} />
      <PhotoFrame
        {...{ tab, layout, tool, selected, finding, marks, control, hasPreview, rect, stage }}
      >
        {isLost && <LostPhoto tabId={tab.id} />}
        {failed && !isLost && <PhotoFault onRetry={() => setAttempt((count) => count + 1)} />}
      </PhotoFrame>
    </div>
  );
}
