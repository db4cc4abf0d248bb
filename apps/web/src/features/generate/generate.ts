import { toast } from "sonner";
import { drawingBlob, flushDrawing } from "../draft/index.ts";
import { failureOf, metNobody } from "../../api/errors.ts";
import { keepPicture, useOutbox } from "../outbox/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";

/**
 * One press of Generate: uploads the drawing if it changed, then hands the design to the outbox under a key of its
 * own, which sends it, once, however often the connection fails.
 */
export async function generate(tabId: string): Promise<void> {
  const { entries, preparing, setPreparing, add } = useOutbox.getState();
  const isWaiting = entries.some((entry) => entry.tabId === tabId && !entry.isWithdrawn);
  if (preparing.includes(tabId) || isWaiting) return;
  setPreparing(tabId, true);
  try {
    const drawingImageUrl = await drawingOf(tabId);
    const tab = useTabsStore.getState().tabs.find((candidate) => candidate.id === tabId);
    if (!tab) return;
    add({
      key: crypto.randomUUID(),
      tabId,
      body: composeBody(tab, drawingImageUrl),
      pressedAt: Date.now(),
    });
  } catch (error) {
    const { message } = failureOf(error);
    toast.error("The drawing could not be sent", {
      description: `${message} Nothing was charged.`,
    });
  } finally {
    setPreparing(tabId, false);
  }
}

/** The drawing's url; while the studio cannot be reached it is kept here, and what stands for it is answered instead. */
async function drawingOf(tabId: string): Promise<string | null> {
  try {
    return await flushDrawing(tabId);
  } catch (error) {
    if (!metNobody(failureOf(error))) throw error;
    const blob = await drawingBlob(tabId);
    return blob && keepPicture(blob, "drawing");
  }
}
