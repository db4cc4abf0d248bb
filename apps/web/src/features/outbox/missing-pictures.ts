import { type DesignPicture, uploadIdOf, UPLOADS_TOUCHED_MAX } from "@lacquer/contracts";
import { create } from "zustand";
import { trpcClient } from "../../api/trpc.ts";
import { copyOf } from "./copies.ts";
import { keepAgain } from "./kept-pictures.ts";

/** The urls of uploads that neither the studio nor this browser has any more. */
const useLost = create<{ urls: ReadonlySet<string> }>(() => ({ urls: new Set() }));

/** Returns true for a picture that is permanently lost, so that only the designer can add it again. */
export function useIsLost(url: string | null | undefined): boolean {
  return useLost(({ urls }) => url !== null && url !== undefined && urls.has(url));
}

/**
 * Tells the studio that these pictures are still wanted. If the studio no longer has some of them, returns placeholders
 * for this browser's copies, which are then uploaded again. Pictures without a copy are lost. Throws when the studio
 * does not respond.
 */
export async function replaceMissing(
  pictures: readonly DesignPicture[],
): Promise<Map<string, string>> {
  const byId = new Map<string, DesignPicture>();
  for (const picture of pictures) {
    const id = uploadIdOf(picture.url);
    if (id !== null && !byId.has(id)) byId.set(id, picture);
  }
  const found = new Map<string, string>();
  for (const id of await missingOf([...byId.keys()])) {
    const picture = byId.get(id);
    if (!picture) continue;
    const blob = await copyOf(picture.url);
    if (blob) found.set(picture.url, await keepAgain(id, blob, picture.kind));
    else useLost.setState(({ urls }) => ({ urls: new Set([...urls, picture.url]) }));
  }
  return found;
}

async function missingOf(ids: string[]): Promise<string[]> {
  const missing: string[] = [];
  for (let from = 0; from < ids.length; from += UPLOADS_TOUCHED_MAX) {
    const some = ids.slice(from, from + UPLOADS_TOUCHED_MAX);
    missing.push(...(await trpcClient.uploads.touch.mutate({ ids: some })).missing);
  }
  return missing;
}
