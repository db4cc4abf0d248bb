import { KeptPictures, OutboxRunner } from "../features/generate/index.ts";
import { JobWatcher } from "../features/jobs/index.ts";
import { LiveUpdates } from "../features/live/index.ts";
import { MissedResultsWatcher } from "../features/missed-results/index.ts";
import { Notifier } from "../features/notify/index.ts";
import { WindowBadge } from "../features/window-badge/index.ts";

/**
 * Everything that always runs, whatever the screen shows. It draws only the text for screen readers, the title and the
 * icon.
 */
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
