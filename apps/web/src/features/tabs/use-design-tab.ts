import { isEnded } from "@lacquer/contracts";
import { useGenerationJob } from "../../hooks/use-generation-job.ts";
import { useIsSending } from "../outbox/index.ts";
import { useTabsStore } from "./store.ts";
import type { DesignTab } from "./types.ts";

/** Returns one design with the state of its newest job; null if there is no such design. */
export function useDesignTab(id: string): DesignTab | null {
  const draft = useTabsStore((state) => state.tabs.find((tab) => tab.id === id));
  const sending = useIsSending(id);
  const { job } = useGenerationJob(draft?.generationJobId);
  if (!draft) return null;
  return {
    id: draft.id,
    name: draft.name,
    finalPreviews: job?.resultImages ?? [],
    designSettings: draft.designSettings,
    selectedDesignImages: draft.references.map((reference) => reference.url),
    drawingImageUrl: draft.drawingImageUrl,
    aiPrompt: draft.aiPrompt,
    originalImage: draft.originalImage?.url ?? null,
    isGenerating: sending || (job !== null && !isEnded(job.status)),
    generationProgress: job?.progress ?? 0,
    generationJobId: draft.generationJobId,
  };
}
