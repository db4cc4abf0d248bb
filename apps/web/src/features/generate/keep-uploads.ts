import { type DesignPicture, uploadIdOf } from "@lacquer/contracts";
import { keepCopy, replaceMissing } from "../outbox/index.ts";

/**
 * The studio deletes an upload only when no job and no draft has used it for days, so reporting it twice a day is
 * enough.
 */
const EVERY_MS = 12 * 3_600_000;
/** A design that is being changed is checked when the designer pauses for this many milliseconds. */
const REST_MS = 500;
const LOOK_MS = 60_000;

export interface DraftPictures {
  /** Returns the pictures that drafts use now. */
  wanted: () => DesignPicture[];
  /** Calls `look` whenever the wanted pictures may have changed. Returns a function that stops the calls. */
  onWanted: (look: () => void) => () => void;
  /** Replaces the picture `url`, which the studio no longer has, with the picture `to` wherever it is used. */
  replace: (url: string, to: string) => void;
}

/**
 * Tells the studio which uploads the drafts use, and stores a copy of each in this browser. If the studio no longer has
 * an upload, the copy takes its place and is uploaded again. Returns a stop function.
 */
export function keepUploads({ wanted, onWanted, replace }: DraftPictures): () => void {
  const told = new Map<string, number>();
  const standIns = new Map<string, string>();
  let isLooking = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  function lookSoon(): void {
    clearTimeout(later);
    later = setTimeout(() => void look(), REST_MS);
  }

  async function tell(): Promise<void> {
    const due = wanted().filter(
      ({ url }) => uploadIdOf(url) !== null && Date.now() - (told.get(url) ?? 0) >= EVERY_MS,
    );
    if (due.length === 0) return;
    for (const [url, standIn] of await replaceMissing(due)) standIns.set(url, standIn);
    for (const { url } of due) told.set(url, Date.now());
  }

  async function look(): Promise<void> {
    if (isLooking) return lookSoon();
    isLooking = true;
    // If a report fails, the next check sends it again.
    await tell().catch(() => {});
    // Undo may bring back a picture that was replaced earlier.
    for (const { url } of wanted()) {
      const standIn = standIns.get(url);
      if (standIn !== undefined) replace(url, standIn);
    }
    for (const picture of wanted()) await keepCopy(picture).catch(() => {});
    isLooking = false;
  }

  void look();
  const stopListening = onWanted(lookSoon);
  const timer = setInterval(() => void look(), LOOK_MS);
  return () => {
    stopListening();
    clearTimeout(later);
    clearInterval(timer);
  };
}
