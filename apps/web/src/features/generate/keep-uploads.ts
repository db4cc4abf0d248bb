import { uploadIdOf, UPLOADS_TOUCHED_MAX } from "@lacquer/contracts";
import { trpcClient } from "../../api/trpc.ts";

/** The studio forgets an upload that no design and no draft has wanted for days, so twice a day is often enough. */
const EVERY_MS = 12 * 3_600_000;

/** Tells the studio, now and from time to time, which uploads the drafts use. Returns the function that stops it. */
export function keepUploads(urls: () => string[]): () => void {
  const tell = () => {
    const ids = [...new Set(urls().flatMap((url) => uploadIdOf(url) ?? []))];
    if (ids.length === 0) return;
    // Only a hint: the next visit tells what could not be told now.
    trpcClient.uploads.touch.mutate({ ids: ids.slice(0, UPLOADS_TOUCHED_MAX) }).catch(() => {});
  };
  tell();
  const timer = setInterval(tell, EVERY_MS);
  return () => clearInterval(timer);
}
