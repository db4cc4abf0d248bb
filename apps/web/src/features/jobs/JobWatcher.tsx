import { type Job, type JobStatus, isEnded } from "@lacquer/contracts";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { useGenerationJobs } from "../../hooks/use-generation-job.ts";
import { useLiveStore } from "../../hooks/use-live-state.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { tellJobEnd } from "./job-ends.ts";
import { jobSentence } from "./job-sentence.ts";
import { isPresent } from "./presence.ts";
import { useJobActions } from "./use-job-actions.ts";
import { useJobsList } from "./use-jobs-list.ts";
import { useSurroundings } from "./use-surroundings.ts";

/** Every job this window knows of: each open design's newest, followed until it ends, and those of the list. */
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

function openJobIds(): string[] {
  return useTabsStore.getState().tabs.flatMap((tab) => tab.generationJobId ?? []);
}

/** Tells the designer, once, when something begins or ends, wherever they are in the studio. */
export function JobWatcher() {
  const jobs = useWatchedJobs();
  const around = useSurroundings();
  const actions = useJobActions();
  const known = useRef(new Map<string, JobStatus>());
  // Jobs of an earlier visit: what became of them meanwhile is shown in their tabs, not told as news.
  const [earlier] = useState(() => new Set(openJobIds()));
  const [announcement, setAnnouncement] = useState("");

  const compare = useEffectEvent((latest: Map<string, Job>) => {
    const { tabs, activeId } = useTabsStore.getState();
    let hasChanged = false;
    for (const job of latest.values()) {
      // A fast job may have ended before it was first seen; if it was begun here, its end is news all the same.
      const begunHere = !earlier.has(job.id) && tabs.some((tab) => tab.generationJobId === job.id);
      const before = known.current.get(job.id) ?? (begunHere ? "pending" : undefined);
      known.current.set(job.id, job.status);
      if (before === job.status || before === undefined) continue;
      const tab = tabs.find((candidate) => candidate.id === job.tabId);
      setAnnouncement(`${tab?.name ?? "A design"}: ${jobSentence(job, around).title}.`);
      hasChanged = true;
      if (!isEnded(job.status)) continue;
      tellJobEnd(job);
      // What ends while nobody looks is told on the return, in one notice.
      if (isPresent()) tellEnd(job, tab, activeId);
    }
    // The stream has told lists and credits as well. Once for all: after an outage many have ended.
    if (hasChanged && !useLiveStore.getState().isUp) actions.refresh();
  });
  useEffect(() => compare(jobs), [jobs]);

  function tellEnd(job: Job, tab: DraftTab | undefined, activeId: string) {
    const { detail, title } = jobSentence(job, around);
    const name = tab?.name ?? "Design";
    if (job.status === "failed") {
      toast.error("Generation failed", {
        description: `${name}: ${detail}`,
        duration: 12_000,
        action: { label: "Retry", onClick: () => void actions.retry(job) },
      });
    } else if (job.status === "completed" && job.tabId !== activeId) {
      toast(`${name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, {
        ...(tab && {
          action: { label: "Look", onClick: () => useTabsStore.getState().activate(tab.id) },
        }),
      });
    }
  }

  useMarkSeen(jobs);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {announcement}
    </p>
  );
}

/** An end counts as seen once its design is open in a window that is looked at. */
function useMarkSeen(jobs: Map<string, Job>) {
  const activeId = useTabsStore((state) => state.activeId);
  const jobId = useTabsStore(
    (state) => state.tabs.find((tab) => tab.id === state.activeId)?.generationJobId ?? null,
  );
  const job = jobId ? jobs.get(jobId) : undefined;
  useEffect(() => {
    if (!job || !isEnded(job.status)) return;
    const markSeen = () => {
      if (document.visibilityState !== "visible") return;
      useTabsStore
        .getState()
        .updateTab(activeId, (tab) =>
          tab.generationJobId === job.id && tab.seenVersion < job.version
            ? { seenVersion: job.version }
            : {},
        );
    };
    markSeen();
    document.addEventListener("visibilitychange", markSeen);
    return () => document.removeEventListener("visibilitychange", markSeen);
  }, [activeId, job]);
}
