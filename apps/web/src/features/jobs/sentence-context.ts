import type { PaintingTime, ProviderTrouble } from "@lacquer/contracts";

/** The facts that a job's sentence needs besides the job. */
export interface SentenceContext {
  /** The number of the person's jobs that are being painted now. */
  running: number;
  /** The most jobs of one person that run at once. */
  runningLimit: number;
  workersAlive: number;
  /** The image provider that waiting jobs will go to. */
  provider: string | null;
  /** The end (ISO 8601) and the reason of the image service's pause; null without one. */
  pausedUntil: string | null;
  pauseReason: ProviderTrouble | null;
  /** The usual time of each image provider for an image, by this person's own history. */
  times: readonly PaintingTime[];
  isOnline: boolean;
}

/** The hint for waiting and painting jobs: what a person may do meanwhile. */
export const GOES_ON = "You can switch tabs or close the window; painting continues.";
