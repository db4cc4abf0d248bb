import { isEnded } from "@lacquer/contracts";
import { useEffect } from "react";
import { useWatchedJobs } from "../jobs/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { drawFavicon } from "./favicon.ts";
import { windowTitle } from "./window-title.ts";

/** Shows in the window's title and icon how many designs are running, and how many have finished unseen. */
export function WindowBadge() {
  const tabs = useTabsStore((state) => state.tabs);
  const jobs = useWatchedJobs();
  const running = [...jobs.values()].filter((job) => !isEnded(job.status)).length;
  const finished = tabs.filter((tab) => {
    const job = tab.generationJobId ? jobs.get(tab.generationJobId) : undefined;
    return job && isEnded(job.status) && job.status !== "canceled" && tab.seenVersion === 0;
  }).length;
  useEffect(() => {
    document.title = windowTitle({ running, finished });
  }, [running, finished]);
  useEffect(() => drawFavicon({ isRunning: running > 0, finished }), [running, finished]);
  return null;
}
