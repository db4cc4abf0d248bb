import { t } from "@lingui/core/macro";
import { toast } from "../../ui/toast.ts";
import { drawingBlob, flushDrawing, readTab } from "../draft/index.ts";
import { failureOf, metNobody } from "../../api/errors.ts";
import { keepPicture, useOutbox } from "../outbox/index.ts";
import { asKept, useTabsStore } from "../tabs/index.ts";
import { composeBody } from "./compose-body.ts";
import { pressKey, repeatedKey } from "./press-key.ts";

/**
 * Handles one press of Generate: uploads the drawing if it changed, then adds the design to the outbox under a new key.
 * The outbox delivers the design once, however often the connection fails. A double press, or the same press in another
 * window, gets no new key. `at` is the time of the press on the browser's event clock. No worker starts the job until
 * `graceSeconds` after its arrival.
 */
export async function generate(
  tabId: string,
  { at = performance.now(), graceSeconds = 0 }: { at?: number; graceSeconds?: number } = {},
): Promise<void> {
  const pressed = readTab(tabId);
  if (!pressed) return;
  const { entries, preparing, setPreparing, add } = useOutbox.getState();
  const repeated = repeatedKey(pressed, at);
  const isTakenBack = entries.some(({ key, isWithdrawn }) => key === repeated && isWithdrawn);
  if (repeated !== null && !isTakenBack) return;
  const isWaiting = entries.some((entry) => entry.tabId === tabId && !entry.isWithdrawn);
  if (preparing.includes(tabId) || isWaiting) return;
  const key = pressKey(pressed, at);
  setPreparing(tabId, true);
  try {
    const drawingImageUrl = await drawingOf(tabId);
    const tab = readTab(tabId);
    if (!tab) return;
    // The press may wait for the network until after a reload, so its design must outlast the reload too.
    useTabsStore.getState().keepTab(tabId);
    add({
      key,
      tabId,
      // The request is converted to its stored form, whose numbers are exactly equal in every window, so that a
      // repeated press is recognised. The parent job is not part of the press's key, because it does not change what is
      // painted.
      body: {
        ...asKept(composeBody(tab, drawingImageUrl)),
        graceSeconds,
        parentJobId: tab.generationJobId,
      },
      pressedAt: Date.now(),
    });
  } catch (error) {
    const { message } = failureOf(error);
    toast.error(t`The drawing could not be sent`, {
      description: t`${message} Nothing was charged.`,
    });
  } finally {
    setPreparing(tabId, false);
  }
}

/**
 * Returns the drawing's url. If the studio cannot be reached, the drawing is kept in this browser and the url is a
 * placeholder.
 */
async function drawingOf(tabId: string): Promise<string | null> {
  try {
    return await flushDrawing(tabId);
  } catch (error) {
    if (!metNobody(failureOf(error))) throw error;
    const drawing = await drawingBlob(tabId);
    return drawing && keepPicture(drawing.blob, "drawing", drawing.key);
  }
}
