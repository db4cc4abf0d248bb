import { forgetOldCopies } from "./copies.ts";
import { forgetOldPictures } from "./kept-pictures.ts";
import { useOutbox } from "./use-outbox.ts";

/**
 * Deletes unsent presses with their pictures, and the pictures that are stored for designs. Pictures that another
 * person's drafts use stay.
 */
export async function forgetPresses(): Promise<void> {
  useOutbox.getState().clear();
  // If the browser stores no pictures, there are none to delete.
  await forgetOldPictures(0).catch(() => {});
  await forgetOldCopies(0).catch(() => {});
}
