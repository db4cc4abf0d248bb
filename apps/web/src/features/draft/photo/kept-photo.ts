import { announce } from "../../announcer/index.ts";
import { useTabsStore } from "../../tabs/index.ts";
import { readTab } from "../read-tab.ts";
import { tellNewPhoto } from "./new-photo.ts";
import { dropUpload } from "./photo-upload.ts";
import { listUpload } from "./upload-store.ts";

/** A photo that was kept in this browser is now with the studio. */
export function photoArrived(tabId: string) {
  announce("The photo is with the studio.");
  if (readTab(tabId)?.nails.length === 0) tellNewPhoto(tabId);
}

/** The studio would not take a kept photo: the design is without it again, its nails and drawing stay. */
export function refusePhoto(tabId: string, error: string, blob: Blob | null) {
  useTabsStore
    .getState()
    .updateTab(tabId, { originalImage: null }, { label: "The photo was not taken" });
  if (!blob) return;
  dropUpload(tabId);
  listUpload(tabId, blob, error);
}
