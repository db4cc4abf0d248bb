import type { CreditSummary, Job } from "../api-types.ts";

/** The known state of a person's jobs. Each change replaces it with a new one. */
export interface LiveView {
  jobs: ReadonlyMap<string, Job>;
  credits: CreditSummary | null;
  /** Whether changes arrive by themselves; otherwise the studio is asked every three seconds. */
  isUp: boolean;
}
