import { forgetOldCopies } from "./copies.ts";
import { forgetOldPictures } from "./kept-pictures.ts";
import { useOutbox } from "./use-outbox.ts";

/**
 * Erases unsent presses with their pictures, and pictures kept for designs. Pictures that somebody else's drafts use
 * stay.
 */
export async function forgetPresses(): Promise<void> {
  useOutbox.getState().clear();
  // A browser that stores no pictures has none to forget.
  await forgetOldPictures(0).catch(() => {});
  await forgetOldCopies(0).catch(() => {});
}
