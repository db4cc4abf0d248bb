import { useEffect } from "react";
import { useLiveState } from "../../hooks/use-live-state.ts";
import { usePerson } from "../session/index.ts";
import { followJobs } from "./follow-jobs.ts";

/** Keeps what the window knows of jobs and credits fresh while somebody is signed in. Shows only to tools how. */
export function LiveUpdates() {
  const personId = usePerson().person?.id;
  const state = useLiveState();
  useEffect(() => (personId ? followJobs(personId) : undefined), [personId]);
  return <span hidden data-live={state} />;
}
