import type { Job } from "@lacquer/contracts";
import { useGenerationJobs } from "../../hooks/use-generation-job.ts";
import { useTabsStore } from "../tabs/index.ts";
import { useJobsList } from "./use-jobs-list.ts";

/** Returns the newest job of each open design, followed until it ends, together with the jobs of the list. */
export function useWatchedJobs(): Map<string, Job> {
  const tabs = useTabsStore((state) => state.tabs);
  const { jobs: listed } = useJobsList();
  const ids = new Set<string>();
  for (const tab of tabs) if (tab.generationJobId) ids.add(tab.generationJobId);
  const jobs = useGenerationJobs([...ids]);
  for (const job of listed) {
    const known = jobs.get(job.id);
    if (!known || known.version < job.version) jobs.set(job.id, job);
  }
  return jobs;
}
