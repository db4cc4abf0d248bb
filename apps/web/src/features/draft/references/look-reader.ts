import type { SeenLook } from "@lacquer/nails";

/** Reads the look of a picture's nails; null if no nail is certain. */
type LookReader = (url: string, signal: AbortSignal) => Promise<SeenLook | null>;

let reader: LookReader | null = null;
const loaded = Promise.withResolvers<void>();

/**
 * Sets the function that reads looks. It uses the nail detection, which belongs to the stage, and this room must not
 * import the stage.
 */
export function onLookWanted(read: LookReader) {
  reader = read;
  loaded.resolve();
}

/**
 * Returns the settings that the nails of a picture show, or null if it shows no certain nail. Waits for the finder,
 * which is loaded after the first page.
 */
export async function lookOfPicture(url: string, signal: AbortSignal): Promise<SeenLook | null> {
  await loaded.promise;
  signal.throwIfAborted();
  return reader && reader(url, signal);
}
