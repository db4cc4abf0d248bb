import { useEffect } from "react";
import { usePerson } from "../session/index.ts";
import { followJobs } from "./follow-jobs.ts";

/** Keeps what the window knows of jobs and credits fresh while somebody is signed in. Draws nothing. */
export function LiveUpdates() {
  const personId = usePerson().person?.id;
  useEffect(() => (personId ? followJobs(personId) : undefined), [personId]);
  return null;
}
