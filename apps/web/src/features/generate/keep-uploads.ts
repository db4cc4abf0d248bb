import { type DesignPicture, uploadIdOf } from "@lacquer/contracts";
import { keepCopy, replaceMissing } from "../outbox/index.ts";

/** The studio forgets an upload that no design and no draft wants for days; twice a day is often enough. */
const EVERY_MS = 12 * 3_600_000;
/** A design that is being changed is looked at when the hand rests. */
const REST_MS = 500;
const LOOK_MS = 60_000;

export interface DraftPictures {
  /** What drafts stand on now. */
  wanted: () => DesignPicture[];
  /** Called whenever what is wanted may have changed. Returns the way to stop. */
  onWanted: (look: () => void) => () => void;
  /** Puts `to` in the place of a picture that the studio has no more, wherever it stands. */
  replace: (url: string, to: string) => void;
}

/**
 * Tells the studio which uploads drafts stand on, and keeps a copy of each here. One that the studio has no more makes
 * room for its copy, which goes up again. Returns the way to stop.
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
    // What could not be told now is told with the next look.
    await tell().catch(() => {});
    // Undo may bring one back that was replaced before.
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
