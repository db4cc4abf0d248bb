import type { NailGuide } from "@lacquer/contracts";
import { newId } from "../../../platform/ids.ts";
import { create } from "zustand";
import { forgetArriving } from "../../outbox/index.ts";

/** A photo that is being uploaded. The blob is kept here until the studio has received the photo. */
export interface PhotoUpload {
  /** The id under which the browser stores the photo, so that the upload continues after a reload. */
  id: string;
  blob: Blob;
  /** An object URL that shows the photo during the upload. */
  preview: string;
  /** The uploaded share, 0–1. */
  progress: number;
  /** The sentence to show after a failure; null = no failure. */
  error: string | null;
  /** The photo's nails if they are known. No search for nails is then needed. */
  nails: readonly NailGuide[] | null;
}

const useUploads = create<{ byTab: Record<string, PhotoUpload> }>(() => ({ byTab: {} }));

/** Returns the tab's photo upload, or null if there is none. */
export function usePhotoUpload(tabId: string): PhotoUpload | null {
  return useUploads(({ byTab }) => byTab[tabId] ?? null);
}

export function readUpload(tabId: string): PhotoUpload | undefined {
  return useUploads.getState().byTab[tabId];
}

/** Adds a photo to the list of uploads, either as running or as failed with the given reason. */
export function listUpload(
  tabId: string,
  blob: Blob,
  error: string | null,
  id: string = newId(),
  nails: readonly NailGuide[] | null = null,
): PhotoUpload {
  const upload = { id, blob, preview: URL.createObjectURL(blob), progress: 0, error, nails };
  useUploads.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: upload } }));
  return upload;
}

export function changeUpload(tabId: string, patch: Partial<PhotoUpload>) {
  useUploads.setState(({ byTab }) => {
    const upload = byTab[tabId];
    return upload ? { byTab: { ...byTab, [tabId]: { ...upload, ...patch } } } : {};
  });
}

export function forgetUpload(tabId: string) {
  const upload = readUpload(tabId);
  if (upload) {
    URL.revokeObjectURL(upload.preview);
    void forgetArriving(upload.id);
  }
  useUploads.setState(({ byTab }) => {
    const { [tabId]: _gone, ...rest } = byTab;
    return { byTab: rest };
  });
}

export const anyPhotoUpload = (): boolean => Object.keys(useUploads.getState().byTab).length > 0;
