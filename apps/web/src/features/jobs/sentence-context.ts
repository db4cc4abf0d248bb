import type { PaintingTime, ProviderTrouble } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";

/** What a sentence about a job depends on besides the job itself. */
export interface SentenceContext {
  /** The number of the user's jobs that are being painted now. */
  running: number;
  /** The highest number of jobs that run at the same time for one person. */
  runningLimit: number;
  workersAlive: number;
  /** The image provider that will paint the waiting jobs. */
  provider: string | null;
  /** The end (ISO 8601) of the image service's pause; null if the service is not paused. */
  pausedUntil: string | null;
  pauseReason: ProviderTrouble | null;
  /** The usual time that each image provider needs for one image, based on this user's own history. */
  times: readonly PaintingTime[];
  isOnline: boolean;
}

/** A hint for waiting and painting jobs that says what the user may do meanwhile. */
export const goesOn = (): string => t`You can switch tabs or close the window; painting continues.`;
