import { type ReactNode, useMemo } from "react";
import { onLookWanted, usePhotoUpload, useTab } from "../../draft/index.ts";
import { useShownUrl } from "../../outbox/index.ts";
import { EmptyStage } from "../photo/EmptyStage.tsx";
import { UploadCard } from "../photo/UploadCard.tsx";
import { Announcer } from "../../announcer/index.ts";
import { usePart } from "../../../hooks/use-part.ts";
import type { Layout } from "../../../hooks/use-layout.ts";
import { partOf } from "../../../platform/parts.ts";
import { Backdrop } from "./Backdrop.tsx";
import { DropZone } from "./DropZone.tsx";
import styles from "./stage.module.css";

/** The tools for a photo. They are loaded with the first photo, or earlier while the studio is idle. */
const photoPart = partOf(() => import("./PhotoStage.tsx"));
const resultPart = partOf(() => import("./ResultStage.tsx"));
/**
 * Reads the look of a reference. It is a part of its own, because a design may have a reference before it has a photo.
 */
const lookPart = partOf(() => import("../finding/look-of-picture.ts"));

onLookWanted(async (url, signal) => {
  const { readLookOf } = await lookPart.load();
  signal.throwIfAborted();
  return readLookOf(url, signal);
});

interface StageProps {
  tabId: string;
  layout: Layout;
  /** The finished image to show instead of the draft; null = the draft. */
  shownImage: string | null;
  onShowDraft: () => void;
  /**
   * Controls that float over the shown image. The caller passes them, because only the caller knows where the image
   * comes from.
   */
  about?: ReactNode;
}

/** The middle of the studio: the hand with the draft or with a finished image. */
export function Stage({ tabId, layout, shownImage, onShowDraft, about }: StageProps) {
  const tab = useTab(tabId);
  const upload = usePhotoUpload(tabId);
  const original = tab?.originalImage ?? null;
  const shown = useShownUrl(original?.url ?? null);
  const photo = useMemo(
    () => (original && shown ? { ...original, url: shown } : null),
    [original, shown],
  );
  const photoStage = usePart(photoPart, original !== null || upload !== null);
  const resultStage = usePart(resultPart, shownImage !== null);
  if (!tab) return null;
  // The draft and all its images share one zoom and position.
  const viewName = `${tabId} ${original?.url ?? ""}`;
  return (
    <div className={styles.stage} data-stage tabIndex={-1}>
      {shownImage && resultStage ? (
        <resultStage.ResultStage
          tabId={tabId}
          image={shownImage}
          photo={photo}
          name={viewName}
          layout={layout}
          onShowDraft={onShowDraft}
          about={about}
        />
      ) : (
        <DropZone tabId={tabId} hasPhoto={original !== null}>
          {upload ? (
            <>
              <Waiting url={upload.preview} />
              <UploadCard tabId={tabId} upload={upload} />
            </>
          ) : photo && !photoStage ? (
            <Waiting url={photo.url} />
          ) : photo && photoStage ? (
            <photoStage.PhotoStage
              key={`${tabId} ${photo.url}`}
              tab={tab}
              photo={photo}
              name={viewName}
              layout={layout}
            />
          ) : (
            original === null && <EmptyStage tab={tab} />
          )}
        </DropZone>
      )}
      <Announcer />
    </div>
  );
}

/** Until the tools are loaded, shows the photo in the place that it will have later. */
function Waiting({ url }: { url: string }) {
  return (
    <>
      <Backdrop url={url} />
      <img className={styles.waiting} src={url} alt="" />
    </>
  );
}
