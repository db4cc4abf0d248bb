import { type Design, type Job, REFERENCES_MAX } from "@lacquer/contracts";
import { toast } from "sonner";
import { failureOf, offline } from "../../api/errors.ts";
import { trpcClient } from "../../api/trpc.ts";
import { addReferences } from "../inspector/index.ts";
import { pictureBlob } from "../outbox/index.ts";
import { type DraftPatch, useTabsStore } from "../tabs/index.ts";

/** Opens a new design with everything the image was made from; at least its settings, words and photo. */
export async function openAsNewDesign(design: Design): Promise<void> {
  const job = await trpcClient.jobs.get.query({ jobId: design.jobId }).catch(() => null);
  const photo = design.originalImage ? await measured(design.originalImage) : null;
  const start: DraftPatch = {
    name: design.name,
    designSettings: design.designSettings,
    aiPrompt: design.prompt,
    originalImage: photo,
    ...(job && fromJob(job)),
  };
  useTabsStore.getState().addTab(start);
}

function fromJob(job: Job): DraftPatch {
  const { drawing, designImage, baseColor, finish, texture, references } = job.influenceWeights;
  // The drawing itself was strokes in a browser; what it weighed goes to the colour.
  return {
    influenceWeights: { drawing: 0, designImage, baseColor: baseColor + drawing, finish, texture },
    references: job.selectedDesignImages.map((url, index) => ({
      url,
      weight: references?.[index] ?? 100 / job.selectedDesignImages.length,
    })),
    nails: job.nails,
    imageCount: job.imageCount,
  };
}

/** The picture's size in pixels, or null when it cannot be shown any more. */
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
      description: `A design takes up to ${REFERENCES_MAX} references. Remove one first.`,
    });
    return;
  }
  try {
    const blob = await pictureBlob(imageUrl).catch(() => Promise.reject(offline()));
    addReferences(tab.id, [new File([blob], "finished-image", { type: blob.type })]);
    toast(`Added to the references of ${tab.name}`);
  } catch (error) {
    toast.error("Could not be used as reference", { description: failureOf(error).message });
  }
}
