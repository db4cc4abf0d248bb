import { type Job, type LiveMessage, isEnded } from "@lacquer/contracts";
import { getQueryKey } from "@trpc/react-query";
import { queryClient } from "../../api/query-client.ts";
import { trpc } from "../../api/trpc.ts";
import { newerJob } from "../../hooks/use-generation-job.ts";

/** Puts what the stream told into the caches that every reader shares; nothing is asked again but the lists. */
export function applyMessage(message: LiveMessage): void {
  if (message.kind === "line") return;
  queryClient.setQueryData(getQueryKey(trpc.credits.summary, undefined, "query"), message.credits);
  const jobs = message.kind === "snapshot" ? message.jobs : [message.job];
  const moved = jobs.filter(applyJob);
  if (moved.length === 0) return;
  void queryClient.invalidateQueries({ queryKey: getQueryKey(trpc.jobs.list) });
  if (moved.some((job) => isEnded(job.status))) {
    void queryClient.invalidateQueries({ queryKey: getQueryKey(trpc.designs.list) });
  }
}

/** True when the job is new here or its status changed; a copy older than the known one changes nothing. */
function applyJob(job: Job): boolean {
  const key = getQueryKey(trpc.jobs.get, { jobId: job.id }, "query");
  const known = queryClient.getQueryData<Job>(key);
  queryClient.setQueryData(key, newerJob(known, job));
  return !known || (known.version < job.version && known.status !== job.status);
}
