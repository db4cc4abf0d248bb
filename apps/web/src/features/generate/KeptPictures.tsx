import { useEffect } from "react";
import { toast } from "sonner";
import { photoArrived, refusePhoto, resumePhoto } from "../canvas/index.ts";
import { refuseReference, resumeReference } from "../inspector/index.ts";
import { forgetArriving, isKept, readArriving, runPictures } from "../outbox/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";

const picturesOf = ({ originalImage, references }: DraftTab): string[] =>
  [originalImage?.url, ...references.map(({ url }) => url)].filter((url) => url !== undefined);

const tabsWith = (url: string): DraftTab[] =>
  useTabsStore.getState().tabs.filter((tab) => picturesOf(tab).includes(url));

/** Goes on with pictures that were on their way when the window was closed, for designs that are still there. */
async function resumeArriving(): Promise<void> {
  for (const picture of await readArriving()) {
    const tab = useTabsStore.getState().tabs.find(({ id }) => id === picture.tabId);
    if (!tab) void forgetArriving(picture.id);
    else void (picture.kind === "photo" ? resumePhoto(picture) : resumeReference(picture));
  }
}

/** Puts photos and references that were chosen without a network into their designs once the studio has them. */
export function KeptPictures() {
  useEffect(() => void resumeArriving(), []);
  useEffect(
    () =>
      runPictures({
        wanted: () => [...new Set(useTabsStore.getState().tabs.flatMap(picturesOf).filter(isKept))],
        onWanted: (look) =>
          useTabsStore.subscribe(({ tabs }, before) => tabs !== before.tabs && look()),
        onUploaded(kept, { url, width, height }) {
          for (const { id, originalImage } of tabsWith(kept)) {
            useTabsStore.getState().updateTab(id, ({ references }) => ({
              references: references.map((one) => (one.url === kept ? { ...one, url } : one)),
            }));
            if (originalImage?.url === kept) photoArrived(id, { url, width, height });
          }
        },
        onRefused(kept, message, blob) {
          for (const { id, name, originalImage } of tabsWith(kept)) {
            if (originalImage?.url === kept) refusePhoto(id, message, blob);
            else refuseReference(id, kept, message, blob);
            toast.error(`A picture of ${name} was not taken`, { description: message });
          }
        },
      }),
    [],
  );
  return null;
}
