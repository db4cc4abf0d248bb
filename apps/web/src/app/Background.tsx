import { KeptPictures, OutboxRunner } from "../features/generate/index.ts";
import { JobWatcher } from "../features/jobs/index.ts";
import { LiveUpdates } from "../features/live/index.ts";
import { Looks } from "../features/looks/index.ts";
import { MissedResultsWatcher } from "../features/missed-results/index.ts";
import { Notifier } from "../features/notify/index.ts";
import { WindowBadge } from "../features/window-badge/index.ts";

/**
 * The parts that always run, whatever the screen shows. They render only the text for screen readers, the title, the
 * icon, and the gallery of looks while it is open.
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
      <Looks />
    </>
  );
}
