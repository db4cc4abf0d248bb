import { useEffect } from "react";
import { useLiveState } from "../../hooks/use-live-state.ts";
import { usePerson } from "../session/index.ts";
import { followJobs } from "./follow-jobs.ts";

/**
 * Keeps jobs and credits up to date while somebody is signed in. It renders only an element with its state, for tools.
 */
export function LiveUpdates() {
  const personId = usePerson().person?.id;
  const state = useLiveState();
  useEffect(() => (personId ? followJobs(personId) : undefined), [personId]);
  return <span hidden data-live={state} />;
}
