import type { CreditSummary, Job } from "../api-types.ts";

/** What is known about a person's jobs. A new one replaces it with every change. */
export interface LiveView {
  jobs: ReadonlyMap<string, Job>;
  credits: CreditSummary | null;
  /** Whether changes arrive by themselves; otherwise the studio is asked every three seconds. */
  isUp: boolean;
}
