import type { Job } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { toast } from "../../ui/toast.ts";
import { failureOf, metNobody } from "../../api/errors.ts";
import { trpc, trpcClient } from "../../api/trpc.ts";
import { useTabsStore } from "../tabs/index.ts";
import { retryAnswered, retryKey } from "./retry-key.ts";

export interface JobActions {
  cancel: (job: Job) => Promise<void>;
  /** Retries the job as a new job of the same design. */
  retry: (job: Job) => Promise<void>;
  cancelWaiting: () => Promise<void>;
  /** Fetches jobs, credits and collection again. */
  refresh: () => void;
}

async function retryOnce(jobId: string): Promise<string> {
  try {
    const again = { jobId, idempotencyKey: retryKey(jobId) };
    const { jobId: id } = await trpcClient.jobs.retry.mutate(again);
    retryAnswered(jobId);
    return id;
  } catch (error) {
    // Without a response, the request may still have arrived. The next press then reuses the same key.
    if (!metNobody(failureOf(error))) retryAnswered(jobId);
    throw error;
  }
}

/** Returns the designer's actions on existing jobs. Every failure is reported in a toast. */
export function useJobActions(): JobActions {
  const utils = trpc.useUtils();

  function refresh() {
    void utils.jobs.list.invalidate();
    void utils.jobs.line.invalidate();
    void utils.jobs.times.invalidate();
    void utils.credits.invalidate();
    void utils.designs.invalidate();
  }

  async function attempt(action: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      toast.error(action, { description: failureOf(error).message });
    }
    refresh();
  }

  return {
    refresh,
    cancel: (job) =>
      attempt(t`Could not cancel`, async () => {
        const canceled = await trpcClient.jobs.cancel.mutate({ jobId: job.id });
        utils.jobs.get.setData({ jobId: job.id }, canceled);
      }),
    retry: (job) =>
      attempt(t`Could not try again`, async () => {
        const jobId = await retryOnce(job.id);
        if (job.tabId) useTabsStore.getState().setJob(job.tabId, jobId);
      }),
    cancelWaiting: () =>
      attempt(t`Could not cancel the waiting designs`, async () => {
        const { canceled } = await trpcClient.jobs.cancelWaiting.mutate();
        toast(
          plural(canceled, {
            one: "One waiting design canceled",
            other: "# waiting designs canceled",
          }),
          {
            description: t`Nothing was charged. Designs that are already being painted continue.`,
          },
        );
        void utils.jobs.get.invalidate();
      }),
  };
}
