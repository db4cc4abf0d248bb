import type { SeenLook } from "@lacquer/nails";

/** Reads the look of a picture's nails; null if no nail is certain. */
type LookReader = (url: string, signal: AbortSignal) => Promise<SeenLook | null>;

let reader: LookReader | null = null;

/**
 * Sets the function that reads looks. It uses the nail detection, which belongs to the stage, and this room must not
 * import the stage.
 */
export function onLookWanted(read: LookReader) {
  reader = read;
}

/**
 * Returns the settings that the nails of a picture show, or null if the picture shows no certain nail. Rejects if the
 * nail detection cannot be loaded or fails.
 */
export async function lookOfPicture(url: string, signal: AbortSignal): Promise<SeenLook | null> {
  if (!reader) throw new Error("The look reader is not set: onLookWanted was not called yet.");
  return reader(url, signal);
}
