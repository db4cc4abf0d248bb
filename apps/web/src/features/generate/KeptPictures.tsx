import { mapPictures } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { toast } from "../../ui/toast.ts";
import {
  photoArrived,
  refusePhoto,
  refuseReference,
  resumePhoto,
  resumeReference,
} from "../draft/index.ts";
import { forgetArriving, isKept, readArriving, runPictures } from "../outbox/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { keepUploads } from "./keep-uploads.ts";
import { urlsOf, wantedPictures } from "./wanted-pictures.ts";

const onDesks = (look: () => void) =>
  useTabsStore.subscribe(({ tabs }, before) => tabs !== before.tabs && look());

const tabsWith = (url: string): DraftTab[] =>
  useTabsStore.getState().tabs.filter((tab) => urlsOf(tab).includes(url));

/** Resumes uploads that were running when the window was closed, if their designs still exist. */
async function resumeArriving(): Promise<void> {
  for (const picture of await readArriving()) {
    const tab = useTabsStore.getState().tabs.find(({ id }) => id === picture.tabId);
    if (!tab) void forgetArriving(picture.id);
    else void (picture.kind === "photo" ? resumePhoto(picture) : resumeReference(picture));
  }
}

/** Puts this browser's copy of a picture in place of the picture that the studio no longer has. */
function standIn(url: string, kept: string) {
  const { tabs, replacePicture, updateTab } = useTabsStore.getState();
  replacePicture(url, { url: kept });
  // The drawing is painted again from its strokes. The list of strokes is copied, because the old list is marked as
  // already uploaded.
  for (const { id, drawingImageUrl } of tabs)
    if (drawingImageUrl === url)
      updateTab(id, ({ drawing }) => ({ drawingImageUrl: null, drawing: [...drawing] }));
}

/**
 * When the studio has received photos and references that were chosen offline, puts them into their designs. Also
 * uploads pictures again that the studio no longer has.
 */
export function KeptPictures() {
  useEffect(() => void resumeArriving(), []);
  useEffect(
    () =>
      keepUploads({
        wanted: wantedPictures,
        onWanted: onDesks,
        replace: standIn,
      }),
    [],
  );
  useEffect(
    () =>
      runPictures({
        wanted: () => [...new Set(useTabsStore.getState().tabs.flatMap(urlsOf).filter(isKept))],
        onWanted: onDesks,
        onUploaded(kept, { url, width, height }) {
          const waited = tabsWith(kept);
          useTabsStore.getState().replacePicture(kept, { url, width, height });
          for (const { id, originalImage } of waited)
            if (originalImage?.url === kept) photoArrived(id);
        },
        onRefused(kept, message, blob) {
          for (const { id, name, originalImage } of tabsWith(kept)) {
            if (originalImage?.url === kept) refusePhoto(id, message, blob);
            else refuseReference(id, kept, message, blob);
            useTabsStore
              .getState()
              .updateTab(
                id,
                ({ nails }) => mapPictures({ nails }, (named) => (named === kept ? null : named)),
                { label: t`A nail's picture was refused` },
              );
            toast.error(t`A picture of ${name} was refused`, { description: message });
          }
        },
      }),
    [],
  );
  return null;
}
