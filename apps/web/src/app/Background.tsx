import { closePanel, useOpenPanel } from "../features/address/index.ts";
import { Bottles } from "../features/bottles/index.ts";
import { KeptPictures, OutboxRunner } from "../features/generate/index.ts";
import { JobWatcher } from "../features/jobs/index.ts";
import { LiveUpdates } from "../features/live/index.ts";
import { Looks } from "../features/looks/index.ts";
import { MissedResultsWatcher } from "../features/missed-results/index.ts";
import { Notifier } from "../features/notify/index.ts";
import { WindowBadge } from "../features/window-badge/index.ts";

/**
 * The parts that always run, whatever the screen shows. They render only the text for screen readers, the title, the
 * icon, and panels that are rarely opened.
 */
export function Background() {
  const { panel } = useOpenPanel();
  return (
    <>
      <Bottles open={panel === "bottles"} onClose={() => closePanel("bottles")} />
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
