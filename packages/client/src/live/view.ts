import type { CreditSummary, Job } from "../api-types.ts";

/** The known state of a person's jobs. Each change creates a new object. */
export interface LiveView {
  jobs: ReadonlyMap<string, Job>;
  credits: CreditSummary | null;
  /** True while changes arrive through the stream; otherwise the studio is polled every three seconds. */
  isUp: boolean;
}
