import { ArrowLeft } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Picture } from "../../../ui/Picture.tsx";
import type { DraftPhoto } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import { CompareDivider } from "../preview/CompareDivider.tsx";
import { Backdrop } from "./Backdrop.tsx";
import { panGesture } from "../view/pan-gesture.ts";
import badge from "./badge.module.css";
import notice from "./notice.module.css";
import styles from "./surface.module.css";
import { changeCompare, useToolStore } from "../tool/tool-store.ts";
import { useElementSize } from "../view/use-element-size.ts";
import { useStagePointer } from "../view/use-stage-pointer.ts";
import { useView } from "../view/use-view.ts";
import { ViewControls } from "./ViewControls.tsx";
import { photoRect } from "../view/viewport.ts";

interface Props {
  image: string;
  photo: DraftPhoto | null;
  onShowDraft: () => void;
  about: ReactNode;
}

/** A finished image, to look at closely and to compare with the photo it was painted on. */
export function ResultStage({ image, photo, onShowDraft, about }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const room = useElementSize(element);
  const [loaded, setLoaded] = useState<{ image: string; size: Size } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const size = loaded?.image === image ? loaded.size : (photo ?? { width: 1, height: 1 });
  const control = useView(element, size, room, image);
  const compare = useToolStore((state) => state.compare);
  const rect = photoRect(control.view, size, room ?? size);
  const pointer = useStagePointer({
    rect,
    control,
    begin: (from) => panGesture(from, control),
    onHover: () => undefined,
  });
  const isSplit = compare !== null && photo !== null;

  return (
    <div ref={element} className={styles.surface} data-cursor="hand" {...pointer}>
      <Backdrop url={image} />
      <div className={styles.photo} style={{ ...rect }}>
        {isSplit && (
          <Picture
            className={styles.picture}
            src={photo.url}
            alt="The hand before"
            draggable={false}
          />
        )}
        <Picture
          className={styles.picture}
          src={image}
          alt="The finished design"
          draggable={false}
          style={isSplit ? { clipPath: `inset(0 0 0 ${compare * 100}%)` } : undefined}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setLoaded({ image, size: { width: naturalWidth, height: naturalHeight } })
          }
          onError={() => setFailed(image)}
        />
      </div>
      {isSplit && <CompareDivider rect={rect} value={compare} onChange={changeCompare} />}
      {failed === image && (
        <p className={notice.notice} role="alert">
          This image could not be loaded. It is safe; try again in a moment.
        </p>
      )}
      <button type="button" className={badge.back} data-floating onClick={onShowDraft}>
        <ArrowLeft className="icon" aria-hidden />
        Back to the draft
      </button>
      <span className={badge.right}>Finished image</span>
      {about}
      <ViewControls control={control} canCompare={photo !== null} />
    </div>
  );
}
