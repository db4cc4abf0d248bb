import { type ReactNode, useMemo } from "react";
import { usePhotoUpload, useTab } from "../../draft/index.ts";
import { useShownUrl } from "../../outbox/index.ts";
import { EmptyStage } from "../photo/EmptyStage.tsx";
import { UploadCard } from "../photo/UploadCard.tsx";
import { Announcer } from "../../announcer/index.ts";
import { usePart } from "../../../hooks/use-part.ts";
import { partOf } from "../../../platform/parts.ts";
import { Backdrop } from "./Backdrop.tsx";
import { DropZone } from "./DropZone.tsx";
import styles from "./stage.module.css";

/** The tools on a photo: begun with the first photo, or beforehand. */
const photoPart = partOf(() => import("./PhotoStage.tsx"));
const resultPart = partOf(() => import("./ResultStage.tsx"));

interface StageProps {
  tabId: string;
  /** A finished image to show instead of the draft. */
  shownImage: string | null;
  onShowDraft: () => void;
  /** What floats over the shown image; the caller knows where the image came from. */
  about?: ReactNode;
}

/** The middle of the studio: the hand, with what is being designed or what was painted. */
export function Stage({ tabId, shownImage, onShowDraft, about }: StageProps) {
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
  return (
    <div className={styles.stage}>
      {shownImage && resultStage ? (
        <resultStage.ResultStage
          image={shownImage}
          photo={photo}
          onShowDraft={onShowDraft}
          about={about}
        />
      ) : (
        <DropZone tabId={tabId} hasPhoto={original !== null}>
          {upload ? (
            <>
              <Backdrop url={upload.preview} />
              <img className={styles.waiting} src={upload.preview} alt="" />
              <UploadCard tabId={tabId} upload={upload} />
            </>
          ) : photo && !photoStage ? (
            <>
              <Backdrop url={photo.url} />
              <img className={styles.waiting} src={photo.url} alt="" />
            </>
          ) : photo && photoStage ? (
            <photoStage.PhotoStage key={`${tabId} ${photo.url}`} tab={tab} photo={photo} />
          ) : (
            original === null && <EmptyStage tab={tab} />
          )}
        </DropZone>
      )}
      <Announcer />
    </div>
  );
}
