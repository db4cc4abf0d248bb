import { useEffect } from "react";
import { useLiveState } from "../../hooks/use-live-state.ts";
import { usePerson } from "../session/index.ts";
import { followJobs } from "./follow-jobs.ts";

/**
 * Keeps jobs and credits up to date while somebody is signed in. Renders only a hidden element with the live state,
 * which tools can read.
 */
export function LiveUpdates() {
  const personId = usePerson().person?.id;
  const state = useLiveState();
  useEffect(() => (personId ? followJobs(personId) : undefined), [personId]);
  return <span hidden data-live={state} />;
}
