import { toast } from "sonner";
import { drawingBlob, flushDrawing, readTab } from "../draft/index.ts";
import { failureOf, metNobody } from "../../api/errors.ts";
import { keepPicture, useOutbox } from "../outbox/index.ts";
import { newId } from "../../platform/ids.ts";
import { composeBody } from "./compose-body.ts";
import { rememberPress, repeatedKey } from "./same-press.ts";

/**
 * One press of Generate: uploads the drawing if it changed, then gives the design with a key of its own to the
 * outbox, which sends it once, however often the connection fails. The second half of a double press does not count.
 * `at` is the time of the press, by the clock of events.
 */
export async function generate(tabId: string, at = performance.now()): Promise<void> {
  const pressed = readTab(tabId);
  if (!pressed) return;
  const { entries, preparing, setPreparing, add } = useOutbox.getState();
  const repeated = repeatedKey(pressed, at);
  const isTakenBack = entries.some(({ key, isWithdrawn }) => key === repeated && isWithdrawn);
  if (repeated !== null && !isTakenBack) return;
  const isWaiting = entries.some((entry) => entry.tabId === tabId && !entry.isWithdrawn);
  if (preparing.includes(tabId) || isWaiting) return;
  const key = newId();
  rememberPress(pressed, at, key);
  setPreparing(tabId, true);
  try {
    const drawingImageUrl = await drawingOf(tabId);
    const tab = readTab(tabId);
    if (!tab) return;
    add({
      key,
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

/** The drawing's url. While the studio cannot be reached, the drawing is kept here and a placeholder is returned. */
async function drawingOf(tabId: string): Promise<string | null> {
  try {
    return await flushDrawing(tabId);
  } catch (error) {
    if (!metNobody(failureOf(error))) throw error;
    const blob = await drawingBlob(tabId);
    return blob && keepPicture(blob, "drawing");
  }
}
