import { t } from "@lingui/core/macro";
import { announce } from "../../announcer/index.ts";
import { useTabsStore } from "../../tabs/index.ts";
import { readTab } from "../read-tab.ts";
import { tellNewPhoto } from "./new-photo.ts";
import { dropUpload } from "./photo-upload.ts";
import { listUpload } from "./upload-store.ts";

/** Called when the studio has received a photo that was kept in this browser. */
export function photoArrived(tabId: string) {
  announce(t`The studio has the photo now.`);
  if (readTab(tabId)?.nails.length === 0) tellNewPhoto(tabId);
}

/**
 * Called when the studio refuses a photo that was kept in this browser. The design loses the photo, but keeps its nails
 * and drawing.
 */
export function refusePhoto(tabId: string, error: string, blob: Blob | null) {
  useTabsStore
    .getState()
    .updateTab(tabId, { originalImage: null }, { label: t`The photo was refused` });
  if (!blob) return;
  dropUpload(tabId);
  listUpload(tabId, blob, error);
}
