import { t } from "@lingui/core/macro";
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Layout } from "../../../hooks/use-layout.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { useIsOpen } from "../../address/index.ts";
import { tapPhoto, useSheet } from "../../sheet/index.ts";
import type { DraftPhoto } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import { CompareDivider } from "../preview/CompareDivider.tsx";
import { Backdrop } from "./Backdrop.tsx";
import { panGesture } from "../view/pan-gesture.ts";
import badge from "./badge.module.css";
import notice from "./notice.module.css";
import styles from "./surface.module.css";
import { changeCompare, useToolStore } from "../tool/tool-store.ts";
import { useStagePointer } from "../view/use-stage-pointer.ts";
import { StageFrame } from "./StageFrame.tsx";
import { ToolButton } from "./ToolButton.tsx";
import { usePhotoView } from "./use-photo-view.ts";
import { ViewControls } from "./ViewControls.tsx";
import { fittedSize, placed } from "../view/viewport.ts";

interface Props {
  tabId: string;
  image: string;
  photo: DraftPhoto | null;
  /** The key under which zoom and position are stored. The draft uses the same key. */
  name: string;
  layout: Layout;
  onShowDraft: () => void;
  about: ReactNode;
}

/** A finished image, which can be inspected closely and compared with the photo it was painted on. */
export function ResultStage({ tabId, image, photo, name, layout, onShowDraft, about }: Props) {
  const [loaded, setLoaded] = useState<{ image: string; size: Size } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const size = loaded?.image === image ? loaded.size : (photo ?? { width: 1, height: 1 });
  const { marks, moving, control, rect, stage } = usePhotoView({ photo: size, name, layout }, null);
  const compare = useToolStore((state) => state.compare);
  const isAlone = useIsOpen("look");
  const pointer = useStagePointer({
    rect,
    control,
    begin: (from) =>
      panGesture(from, control, () => {
        if (layout === "phone") tapPhoto(isAlone);
      }),
    onHover: () => undefined,
  });
  const isRaised = useSheet(({ height }) => height !== "low") && layout === "phone";
  const isFolded = layout === "phone" || layout === "low";
  const isSplit = compare !== null && photo !== null;

  return (
    <div ref={marks.stage} className={styles.surface} data-cursor="hand" {...pointer}>
      <Backdrop url={image} />
      <div ref={moving} className={styles.moving}>
        <div className={styles.photo} style={placed(fittedSize(size, stage), rect)}>
          {isSplit && (
            <Picture
              className={styles.picture}
              src={photo.url}
              alt={t`The hand before`}
              draggable={false}
            />
          )}
          <Picture
            className={styles.picture}
            src={image}
            alt={t`The finished design`}
            draggable={false}
            style={isSplit ? { clipPath: `inset(0 0 0 ${compare * 100}%)` } : undefined}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setLoaded({ image, size: { width: naturalWidth, height: naturalHeight } })
            }
            onError={() => setFailed(image)}
          />
        </div>
      </div>
      {isSplit && <CompareDivider rect={rect} value={compare} onChange={changeCompare} />}
      <StageFrame marks={marks}>
        {failed === image && (
          <p className={notice.notice} role="alert">
            {t`This image could not be loaded. It is safe; try again in a moment.`}
          </p>
        )}
        {!isAlone && !isRaised && (
          <button type="button" className={badge.back} data-floating onClick={onShowDraft}>
            <ArrowLeft className="icon" aria-hidden />
            {t`Back to the draft`}
          </button>
        )}
        {layout === "desk" && <span className={badge.right}>{t`Finished image`}</span>}
        {!isRaised && about}
        {isFolded && !isRaised && !isAlone && <ToolButton tabId={tabId} place="right" />}
        <ViewControls
          control={control}
          canCompare={photo !== null}
          layout={layout}
          isAlone={isAlone}
          corner="right"
        />
      </StageFrame>
    </div>
  );
}
