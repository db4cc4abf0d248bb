import { t } from "@lingui/core/macro";
import { type Design, isEnded, type Job } from "@lacquer/contracts";
import { toast } from "../../ui/toast.ts";
import { failureOf, type RequestFailure } from "../../api/errors.ts";
import { trpcClient } from "../../api/trpc.ts";
import { pictureBlob } from "../outbox/index.ts";
import { imageName } from "../names/index.ts";
import { fingersOf } from "./fingers-of.ts";
import {
  type DraftPatch,
  type DraftPhoto,
  type DraftTab,
  emptyDraft,
  useTabsStore,
} from "../tabs/index.ts";
import { isOfOpenDesign, keptDrawing, keptSet, lostWords } from "./lost-words.ts";

/**
 * Opens a new design with everything that the image was made from, or at least with its settings, words and name. A
 * message says what is missing. The next job of the new design continues from that image.
 */
export async function openAsNewDesign(design: Design): Promise<void> {
  const [{ job, failure }, photo] = await Promise.all([
    jobOf(design),
    design.originalImage ? measured(design.originalImage) : null,
  ]);
  useTabsStore.getState().addTab({
    name: imageName(design),
    designSettings: design.designSettings,
    aiPrompt: design.prompt,
    originalImage: photo,
    ...(job && { ...fromJob(job), ...basedOn(job) }),
  });
  const isPhotoMissing = design.originalImage !== null && photo === null;
  if (failure || isPhotoMissing) return tellMissing(failure, isPhotoMissing);
  const lost = job ? lostWords(job) : [];
  if (lost.length > 0) toast(t`Opened as a new design`, { description: lost.join(" ") });
}

/**
 * Brings an image's design back to everything that the image was made from, as one undo step, and continues from that
 * image. If the image belongs to another design, or to a design that is being painted, opens a new design instead.
 */
export async function continueFrom(job: Job, name: string): Promise<void> {
  const photo = job.originalImage ? await measured(job.originalImage) : null;
  if (job.originalImage && !photo) return tellMissing(null, true);
  const { activeId, tabs, addTab, updateTab } = useTabsStore.getState();
  const made = madeFrom(job, photo);
  const newest = tabs.find(({ id }) => id === activeId)?.generationJobId;
  if (isOfOpenDesign(job) && (await isAtRest(newest))) {
    updateTab(activeId, made, { label: t`Continued from an image` });
    updateTab(activeId, basedOn(job));
  } else {
    addTab({ name, ...made, ...basedOn(job) });
  }
  toast(t`The next image continues from this one`, { description: lostWords(job).join(" ") });
}

const madeFrom = (job: Job, photo: DraftPhoto | null): DraftPatch => ({
  designSettings: job.designSettings,
  aiPrompt: job.prompt,
  originalImage: photo,
  ...fromJob(job),
});

/**
 * Returns a job's design as a separate draft, without opening the draft. If the job's photo is gone, the draft has no
 * photo, and nothing on the photo has a size.
 */
export async function draftOfJob(job: Job, name: string): Promise<DraftTab> {
  const photo = job.originalImage ? await measured(job.originalImage) : null;
  return {
    ...emptyDraft(name),
    ...madeFrom(job, photo),
    ...basedOn(job),
    id: job.tabId ?? job.id,
  };
}

/** Makes the job the newest of its design, so that it becomes the parent of the next job. */
const basedOn = ({ id, version }: Job): DraftPatch => ({
  generationJobId: id,
  seenVersion: version,
});

async function isAtRest(jobId: string | null | undefined): Promise<boolean> {
  if (!jobId) return true;
  return trpcClient.jobs.get.query({ jobId }).then(
    ({ status }) => isEnded(status),
    () => false,
  );
}

function jobOf({ jobId }: Design) {
  return trpcClient.jobs.get.query({ jobId }).then(
    (job) => ({ job, failure: null }),
    (error: unknown) => ({ job: null, failure: failureOf(error) }),
  );
}

function tellMissing(failure: RequestFailure | null, isPhotoMissing: boolean) {
  const reason = failure?.message ?? t`The photo could not be loaded.`;
  const title = !failure
    ? t`Opened without its photo`
    : isPhotoMissing
      ? t`Opened without its photo, nails, references and weights`
      : t`Opened without its nails, references and weights`;
  toast.error(title, { description: reason });
}

function fromJob(job: Job): DraftPatch {
  const { drawing, designImage, baseColor, finish, texture, references } = job.influenceWeights;
  const { strokes, layers } = keptDrawing(job);
  return {
    // If the strokes of a drawing were not stored, the drawing's weight goes to the colour.
    influenceWeights:
      strokes.length > 0
        ? { drawing, designImage, baseColor, finish, texture }
        : { drawing: 0, designImage, baseColor: baseColor + drawing, finish, texture },
    drawing: strokes,
    layers,
    ...keptSet(job),
    references: job.selectedDesignImages.map((url, index) => ({
      url,
      weight: references?.[index] ?? 100 / job.selectedDesignImages.length,
    })),
    nails: job.originalImage ? job.nails : [],
    fingers: job.originalImage ? {} : fingersOf(job.nails),
    imageCount: job.imageCount,
    variation: job.variation ?? "same",
  };
}

/** Returns the picture's size in pixels, or null if the picture can no longer be shown. */
async function measured(
  url: string,
): Promise<{ url: string; width: number; height: number } | null> {
  try {
    const bitmap = await createImageBitmap(await pictureBlob(url));
    const { width, height } = bitmap;
    bitmap.close();
    return { url, width, height };
  } catch {
    return null;
  }
}
