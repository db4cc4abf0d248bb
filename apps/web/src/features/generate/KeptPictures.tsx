import { type DesignPicture, mapPictures, picturesOf } from "@lacquer/contracts";
import { useEffect } from "react";
import { toast } from "sonner";
import {
  photoArrived,
  refusePhoto,
  refuseReference,
  resumePhoto,
  resumeReference,
} from "../draft/index.ts";
import { forgetArriving, isKept, readArriving, runPictures } from "../outbox/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";
import { keepUploads } from "./keep-uploads.ts";

/** The pictures that Generate would send, including the nails' own. */
const picturesIn = (tab: DraftTab): DesignPicture[] =>
  picturesOf(composeBody(tab, tab.drawingImageUrl));
const urlsOf = (tab: DraftTab): string[] => picturesIn(tab).map(({ url }) => url);

const onDesks = (look: () => void) =>
  useTabsStore.subscribe(({ tabs }, before) => tabs !== before.tabs && look());

const tabsWith = (url: string): DraftTab[] =>
  useTabsStore.getState().tabs.filter((tab) => urlsOf(tab).includes(url));

/** Continues with pictures that were being sent when the window was closed, if their designs still exist. */
async function resumeArriving(): Promise<void> {
  for (const picture of await readArriving()) {
    const tab = useTabsStore.getState().tabs.find(({ id }) => id === picture.tabId);
    if (!tab) void forgetArriving(picture.id);
    else void (picture.kind === "photo" ? resumePhoto(picture) : resumeReference(picture));
  }
}

/** Replaces a picture that the studio no longer has by one that is kept in this browser. */
function standIn(url: string, kept: string) {
  const place = (named: string) => (named === url ? kept : named);
  for (const { id } of tabsWith(url)) {
    useTabsStore.getState().updateTab(id, (tab) => ({
      references: tab.references.map((one) => ({ ...one, url: place(one.url) })),
      ...mapPictures({ nails: tab.nails }, place),
      ...(tab.originalImage?.url === url && { originalImage: { ...tab.originalImage, url: kept } }),
      // The drawing is painted again from its strokes. The list is copied, because the upload of the old list is
      // remembered.
      ...(tab.drawingImageUrl === url && { drawingImageUrl: null, drawing: [...tab.drawing] }),
    }));
  }
}

/**
 * Puts photos and references that were chosen without a network into their designs once the studio has them, and
 * sends those again that it no longer has.
 */
export function KeptPictures() {
  useEffect(() => void resumeArriving(), []);
  useEffect(
    () =>
      keepUploads({
        wanted: () => useTabsStore.getState().tabs.flatMap(picturesIn),
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
          for (const { id, originalImage } of tabsWith(kept)) {
            useTabsStore.getState().updateTab(id, ({ references, nails }) => ({
              references: references.map((one) => (one.url === kept ? { ...one, url } : one)),
              ...mapPictures({ nails }, (named) => (named === kept ? url : named)),
            }));
            if (originalImage?.url === kept) photoArrived(id, { url, width, height });
          }
        },
        onRefused(kept, message, blob) {
          for (const { id, name, originalImage } of tabsWith(kept)) {
            if (originalImage?.url === kept) refusePhoto(id, message, blob);
            else refuseReference(id, kept, message, blob);
            useTabsStore
              .getState()
              .updateTab(id, ({ nails }) =>
                mapPictures({ nails }, (named) => (named === kept ? null : named)),
              );
            toast.error(`A picture of ${name} was refused`, { description: message });
          }
        },
      }),
    [],
  );
  return null;
}
