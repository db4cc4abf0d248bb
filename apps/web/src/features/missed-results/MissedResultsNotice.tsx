import { shownPart } from "../../ui/OpenedPart.tsx";
import { useMissedResults } from "./missed-results.ts";

const MissedResultsLine = shownPart(() =>
  import("./MissedResultsLine.tsx").then((part) => part.MissedResultsLine),
);

/** Loads the notice about jobs that ended while the designer was away. Renders nothing if there are none. */
export function MissedResultsNotice({ onOpenCollection }: { onOpenCollection: () => void }) {
  const isMissed = useMissedResults(({ ends }) => ends.length > 0);
  return isMissed && <MissedResultsLine onOpenCollection={onOpenCollection} />;
}
