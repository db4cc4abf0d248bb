import { type Design, type Job, REFERENCES_MAX } from "@lacquer/contracts";
import { toast } from "../../ui/toast.ts";
import { addReferences } from "../draft/index.ts";
import { failureOf, offline, type RequestFailure } from "../../api/errors.ts";
import { trpcClient } from "../../api/trpc.ts";
import { isPaintedEarlier, PAINTED_EARLIER } from "../jobs/index.ts";
import { pictureBlob } from "../outbox/index.ts";
import { type DraftPatch, reviveLayers, reviveStrokes, useTabsStore } from "../tabs/index.ts";

/**
 * Opens a new design with everything the image was made from, or at least its settings, words and name, and says what
 * is missing.
 */
export async function openAsNewDesign(design: Design): Promise<void> {
  const [{ job, failure }, photo] = await Promise.all([
    jobOf(design),
    design.originalImage ? measured(design.originalImage) : null,
  ]);
  useTabsStore.getState().addTab({
    name: design.name,
    designSettings: design.designSettings,
    aiPrompt: design.prompt,
    originalImage: photo,
    ...(job && fromJob(job)),
  });
  const isPhotoMissing = design.originalImage !== null && photo === null;
  if (failure || isPhotoMissing) tellMissing(failure, isPhotoMissing);
  if (job && isPaintedEarlier(job))
    toast("Opened as a new design", { description: PAINTED_EARLIER });
}

function jobOf({ jobId }: Design) {
  return trpcClient.jobs.get.query({ jobId }).then(
    (job) => ({ job, failure: null }),
    (error: unknown) => ({ job: null, failure: failureOf(error) }),
  );
}

function tellMissing(failure: RequestFailure | null, isPhotoMissing: boolean) {
  const parts = [isPhotoMissing && "photo", failure && "nails, references and weights"];
  const reason = failure?.message ?? "The photo could not be loaded.";
  toast.error(`Opened without its ${parts.filter(Boolean).join(", ")}`, { description: reason });
}

function fromJob(job: Job): DraftPatch {
  const { drawing, designImage, baseColor, finish, texture, references } = job.influenceWeights;
  const kept: Record<string, unknown> =
    typeof job.draft === "object" && job.draft !== null ? { ...job.draft } : {};
  const strokes = reviveStrokes(kept["drawing"]);
  return {
    // The weight of a drawing whose strokes were not kept goes to the colour.
    influenceWeights:
      strokes.length > 0
        ? { drawing, designImage, baseColor, finish, texture }
        : { drawing: 0, designImage, baseColor: baseColor + drawing, finish, texture },
    drawing: strokes,
    layers: reviveLayers(kept["layers"]),
    references: job.selectedDesignImages.map((url, index) => ({
      url,
      weight: references?.[index] ?? 100 / job.selectedDesignImages.length,
    })),
    nails: job.nails,
    imageCount: job.imageCount,
    variation: job.variation ?? "same",
  };
}

/** The picture's size in pixels, or null when it can no longer be shown. */
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

/** Adds a finished image to the open design's references. */
export async function addAsReference(imageUrl: string): Promise<void> {
  const { activeId, tabs } = useTabsStore.getState();
  const tab = tabs.find((candidate) => candidate.id === activeId);
  if (!tab) return;
  if (tab.references.length >= REFERENCES_MAX) {
    toast.error("No room", {
      description: `A design can have up to ${REFERENCES_MAX} references. Remove one first.`,
    });
    return;
  }
  try {
    const blob = await pictureBlob(imageUrl).catch(() => Promise.reject(offline()));
    addReferences(tab.id, [new File([blob], "finished-image", { type: blob.type })]);
    toast(`Added to the references of ${tab.name}`);
  } catch (error) {
    toast.error("Could not be used as a reference", { description: failureOf(error).message });
  }
}
