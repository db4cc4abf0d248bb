import { forgetOldCopies } from "./copies.ts";
import { forgetOldPictures } from "./kept-pictures.ts";
import { useOutbox } from "./use-outbox.ts";

/**
 * Deletes unsent presses with their pictures, and pictures kept for designs. Pictures in use by another person's drafts
 * are kept.
 */
export async function forgetPresses(): Promise<void> {
  useOutbox.getState().clear();
  // If the browser stores no pictures, there are none to delete.
  await forgetOldPictures(0).catch(() => {});
  await forgetOldCopies(0).catch(() => {});
}
