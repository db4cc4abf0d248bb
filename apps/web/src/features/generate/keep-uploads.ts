import { type DesignPicture, uploadIdOf } from "@lacquer/contracts";
import { keepCopy, replaceMissing } from "../outbox/index.ts";

/** The studio removes an upload that no job and no draft has used for days, so twice a day is often enough. */
const EVERY_MS = 12 * 3_600_000;
/** A design that is being changed is checked when the designer pauses. */
const REST_MS = 500;
const LOOK_MS = 60_000;

export interface DraftPictures {
  /** The pictures that drafts use now. */
  wanted: () => DesignPicture[];
  /** Called whenever the wanted pictures may have changed. Returns the function that stops it. */
  onWanted: (look: () => void) => () => void;
  /** Replaces a picture that the studio no longer has by `to`, wherever it is used. */
  replace: (url: string, to: string) => void;
}

/**
 * Tells the studio which uploads the drafts use, and keeps a copy of each here. An upload that the studio no longer
 * has is replaced by its copy, which is uploaded again. Returns the function that stops it.
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
    // The next check reports the pictures that could not be reported now.
    await tell().catch(() => {});
    // Undo may restore a picture that was replaced before.
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
