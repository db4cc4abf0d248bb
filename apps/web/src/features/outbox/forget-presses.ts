import { forgetOldCopies } from "./copies.ts";
import { forgetOldPictures } from "./kept-pictures.ts";
import { useOutbox } from "./use-outbox.ts";

/** What was not sent is erased, with the pictures kept for it and for designs; those that somebody else's drafts stand on stay. */
export async function forgetPresses(): Promise<void> {
  useOutbox.getState().clear();
  // A browser that keeps no pictures has none to forget.
  await forgetOldPictures(0).catch(() => {});
  await forgetOldCopies(0).catch(() => {});
}
