import { create } from "zustand";
import { failureOf, isTemporary, metNobody } from "../../../api/errors.ts";
import {
  type ArrivingPicture,
  forgetArriving,
  keepArriving,
  keepChosen,
  sendInOneWindow,
} from "../../outbox/index.ts";
import { type DraftPhoto, useTabsStore } from "../../tabs/index.ts";
import { mayBePicture, uploadImage } from "../../uploads/index.ts";
import { announce } from "../stage/announcer.ts";
import { lookForNails } from "../finding/finding.ts";
import { changeWork, readTab } from "../draft/workStore.ts";

/** A photo on its way to the server. The blob stays here until it has arrived. */
export interface PhotoUpload {
  /** Under which the browser keeps it, so that it goes on after a reload. */
  id: string;
  blob: Blob;
  /** An object URL to look at meanwhile. */
  preview: string;
  /** 0–1. */
  progress: number;
  /** A sentence, once it failed. */
  error: string | null;
}

const useUploads = create<{ byTab: Record<string, PhotoUpload> }>(() => ({ byTab: {} }));

/** Stops the upload of a tab that another photo or the designer has replaced. */
const running = new Map<string, AbortController>();

function change(tabId: string, patch: Partial<PhotoUpload>) {
  useUploads.setState(({ byTab }) => {
    const upload = byTab[tabId];
    return upload ? { byTab: { ...byTab, [tabId]: { ...upload, ...patch } } } : {};
  });
}

/** The tab's photo upload, or null when none is on its way. */
export function usePhotoUpload(tabId: string): PhotoUpload | null {
  return useUploads(({ byTab }) => byTab[tabId] ?? null);
}

/** Forgets the upload; the tab's photo, if it has one, stays. */
export function dropUpload(tabId: string) {
  running.get(tabId)?.abort();
  running.delete(tabId);
  const upload = useUploads.getState().byTab[tabId];
  if (upload) {
    URL.revokeObjectURL(upload.preview);
    void forgetArriving(upload.id);
  }
  useUploads.setState(({ byTab }) => {
    const { [tabId]: _gone, ...rest } = byTab;
    return { byTab: rest };
  });
}

/** Puts a picture into the tab as its photo; goes on when the designer turns to another tab. */
export async function startUpload(tabId: string, blob: Blob) {
  dropUpload(tabId);
  const isPicture = mayBePicture(blob);
  const error = isPicture
    ? null
    : "This is not a picture. A photo as JPEG, PNG, WebP or HEIC works.";
  const upload = show(tabId, crypto.randomUUID(), blob, error);
  if (!isPicture) return;
  void keepArriving({ id: upload.id, tabId, kind: "photo", blob });
  await sendInOneWindow(upload.id, () => send(tabId, upload));
}

/** Goes on with a photo whose window was closed while it went up. */
export async function resumePhoto({ id, tabId, blob }: ArrivingPicture) {
  await sendInOneWindow(id, async () => {
    if (useUploads.getState().byTab[tabId]) return;
    await send(tabId, show(tabId, id, blob, null));
  });
}

function show(tabId: string, id: string, blob: Blob, error: string | null): PhotoUpload {
  const upload = { id, blob, preview: URL.createObjectURL(blob), progress: 0, error };
  useUploads.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: upload } }));
  return upload;
}

/** Tries a failed upload once more. */
export async function retryUpload(tabId: string) {
  const upload = useUploads.getState().byTab[tabId];
  if (!upload) return;
  change(tabId, { error: null, progress: 0 });
  await send(tabId, upload);
}

async function send(tabId: string, { id, blob }: PhotoUpload) {
  const controller = new AbortController();
  running.set(tabId, controller);
  try {
    const { url, width, height } = await uploadImage(blob, "photo", {
      signal: controller.signal,
      onProgress: (progress) => change(tabId, { progress }),
    });
    if (controller.signal.aborted) return;
    changeWork(tabId, () => ({ originalImage: { url, width, height } }));
    announce("The photo is in place.");
    dropUpload(tabId);
    void lookForNails(tabId);
  } catch (error) {
    if (controller.signal.aborted) return;
    const failure = failureOf(error);
    const photo = metNobody(failure) ? await keepChosen(blob, "photo").catch(() => null) : null;
    if (controller.signal.aborted) return;
    // What this browser cannot read or keep stays on the card, with what went wrong.
    if (!photo) {
      // Refused for good, it would only be refused again after a reload.
      if (!isTemporary(failure)) void forgetArriving(id);
      return change(tabId, { error: failure.message });
    }
    changeWork(tabId, () => ({ originalImage: photo }));
    announce("The photo is kept here and sent when you are back.");
    dropUpload(tabId);
    void lookForNails(tabId);
  }
}

/** A photo that was kept in this browser is now with the studio. */
export function photoArrived(tabId: string, photo: DraftPhoto) {
  useTabsStore.getState().updateTab(tabId, { originalImage: photo });
  announce("The photo is with the studio.");
  if (readTab(tabId)?.nails.length === 0) void lookForNails(tabId);
}

/** The studio would not take a kept photo: the design is without it again, its nails and drawing stay. */
export function refusePhoto(tabId: string, error: string, blob: Blob | null) {
  useTabsStore.getState().updateTab(tabId, { originalImage: null });
  if (!blob) return;
  dropUpload(tabId);
  show(tabId, crypto.randomUUID(), blob, error);
}
