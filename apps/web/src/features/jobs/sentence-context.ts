import type { PaintingTime, ProviderTrouble } from "@lacquer/contracts";

/** What the sentence about any job needs to know besides the job. */
export interface SentenceContext {
  /** Jobs of the same person being painted now. */
  running: number;
  /** How many of one person's jobs run at once. */
  runningLimit: number;
  workersAlive: number;
  /** The image provider that waiting jobs will go to. */
  provider: string | null;
  /** Until when the image service takes nothing (ISO 8601), and why; null when it does. */
  pausedUntil: string | null;
  pauseReason: ProviderTrouble | null;
  /** What an image takes each image provider, from this person's own history. */
  times: readonly PaintingTime[];
  isOnline: boolean;
}

/** What a person may do meanwhile: said of all that waits or is painted. */
export const GOES_ON = "You can switch tabs or close the window; painting continues.";
