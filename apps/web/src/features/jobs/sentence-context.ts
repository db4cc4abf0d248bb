import type { PaintingTime, ProviderTrouble } from "@lacquer/contracts";

/** What the sentence about a job must know besides the job. */
export interface SentenceContext {
  /** How many of the person's jobs are being painted now. */
  running: number;
  /** How many of one person's jobs run at once. */
  runningLimit: number;
  workersAlive: number;
  /** The image provider that waiting jobs will go to. */
  provider: string | null;
  /** Until when the image service accepts nothing (ISO 8601), and why; null when it does. */
  pausedUntil: string | null;
  pauseReason: ProviderTrouble | null;
  /** How long each image provider takes for an image, by this person's own history. */
  times: readonly PaintingTime[];
  isOnline: boolean;
}

/** What a person may do meanwhile; said about everything that waits or is being painted. */
export const GOES_ON = "You can switch tabs or close the window; painting continues.";
