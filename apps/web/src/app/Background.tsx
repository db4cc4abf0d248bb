import { KeptPictures, OutboxRunner } from "../features/generate/index.ts";
import { JobWatcher } from "../features/jobs/index.ts";
import { LiveUpdates } from "../features/live/index.ts";
import { MissedResultsWatcher } from "../features/missed-results/index.ts";
import { Notifier } from "../features/notify/index.ts";
import { WindowBadge } from "../features/window-badge/index.ts";

/** What goes on whatever is looked at. It draws nothing but what is read out, and the window's title and icon. */
export function Background() {
  return (
    <>
      <OutboxRunner />
      <KeptPictures />
      <JobWatcher />
      <LiveUpdates />
      <MissedResultsWatcher />
      <WindowBadge />
      <Notifier />
    </>
  );
}
