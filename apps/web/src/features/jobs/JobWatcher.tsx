import { type Job, type JobStatus, isEnded } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useLiveStore } from "../../hooks/use-live-state.ts";
import { useTabsStore } from "../tabs/index.ts";
import { tellJobEnd } from "./job-ends.ts";
import { jobSentence } from "./job-sentence.ts";
import { isPresent } from "./sleep-detection.ts";
import { toastJobEnd } from "./toast-job-end.ts";
import { useJobActions } from "./use-job-actions.ts";
import { useMarkSeen } from "./use-mark-seen.ts";
import { useSentenceContext } from "./use-sentence-context.ts";
import { useWatchedJobs } from "./use-watched-jobs.ts";

function openJobIds(): string[] {
  return useTabsStore.getState().tabs.flatMap((tab) => tab.generationJobId ?? []);
}

/** Announces the start and the end of each job to the designer, once each, whatever part of the studio is open. */
export function JobWatcher() {
  const jobs = useWatchedJobs();
  const around = useSentenceContext();
  const actions = useJobActions();
  const known = useRef(new Map<string, JobStatus>());
  // Jobs from an earlier visit are not announced, because their tabs show that they have ended.
  const [earlier] = useState(() => new Set(openJobIds()));
  const [announcement, setAnnouncement] = useState("");

  const compare = useEffectEvent((latest: Map<string, Job>) => {
    const { tabs } = useTabsStore.getState();
    let hasChanged = false;
    for (const job of latest.values()) {
      // A fast job may end before it is first seen. If it was started here, its end is still announced.
      const begunHere = !earlier.has(job.id) && tabs.some((tab) => tab.generationJobId === job.id);
      const before = known.current.get(job.id) ?? (begunHere ? "pending" : undefined);
      known.current.set(job.id, job.status);
      if (before === job.status || before === undefined) continue;
      const tab = tabs.find((candidate) => candidate.id === job.tabId);
      const sentence = jobSentence(job, around);
      setAnnouncement(`${tab?.name ?? t`A design`}: ${sentence.title}.`);
      hasChanged = true;
      if (!isEnded(job.status)) continue;
      tellJobEnd(job);
      // Jobs that end while the designer is away are announced in a single notice when the designer returns.
      if (isPresent()) toastJobEnd({ job, sentence, tab, retry: () => void actions.retry(job) });
    }
    // With a live stream, lists and credits are already up to date. Without one, a single refresh serves all jobs,
    // because many may have ended during an outage.
    if (hasChanged && !useLiveStore.getState().isUp) actions.refresh();
  });
  useEffect(() => compare(jobs), [jobs]);

  useMarkSeen(jobs);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {announcement}
    </p>
  );
}
