import type { Job } from "@lacquer/contracts";
import { create } from "zustand";
import { trpcClient } from "../../api/trpc.ts";
import { inTurn } from "../../platform/window-lock.ts";
import { useTabsStore } from "../tabs/index.ts";
import { readLastSeen, writeLastSeen } from "./last-seen.ts";

/** A design whose job ended while the designer was away. */
export interface MissedResult {
  id: string;
  tabId: string | null;
  status: "completed" | "failed";
}

interface MissedResults {
  ends: MissedResult[];
  /** The tabs that the Show button has not opened yet, in order; null until Show is pressed. */
  toShow: string[] | null;
}

const LOOK_BACK = 100;
const NEVER = "1970-01-01T00:00:00.000Z";

/** The jobs that ended unseen. The list is emptied when the jobs were shown or dismissed. */
export const useMissedResults = create<MissedResults>(() => ({ ends: [], toShow: null }));

export function dismissMissedResults(): void {
  useMissedResults.setState({ ends: [], toShow: null });
}

/** Returns the jobs that ended after `lastSeen`, except those that the user canceled. */
export function endedSince(jobs: readonly Job[], lastSeen: string): MissedResult[] {
  return jobs.flatMap(({ id, tabId, status, completedAt }) =>
    (status === "completed" || status === "failed") && completedAt && completedAt > lastSeen
      ? [{ id, tabId, status }]
      : [],
  );
}

/** Finds the jobs that ended since the user last looked on this device, and reports them once. */
export async function lookForMissedResults(personId: string): Promise<void> {
  const { jobs } = await trpcClient.jobs.line.query({ part: "ended", limit: LOOK_BACK });
  // If two windows return at the same time, only one of them reports.
  await inTurn(`lacquer.away.${personId}`, () => {
    if (document.visibilityState !== "visible") return;
    const lastSeen = readLastSeen(personId);
    const newest = jobs.reduce((most, { completedAt }) => {
      return completedAt && completedAt > most ? completedAt : most;
    }, NEVER);
    writeLastSeen(personId, newest);
    if (lastSeen === null) return;
    const unseen = endedSince(jobs, lastSeen);
    // A design that is already on the screen is not reported.
    const { activeId } = useTabsStore.getState();
    if (unseen.every((end) => end.tabId === activeId)) return;
    useMissedResults.setState(({ ends }) => {
      const known = new Set(ends.map(({ id }) => id));
      return { ends: [...ends, ...unseen.filter(({ id }) => !known.has(id))], toShow: null };
    });
  });
}

/** Returns the ids of these designs' open tabs, without duplicates. */
export function openTabsOf(ends: readonly Pick<MissedResult, "tabId">[]): string[] {
  const open = new Set(useTabsStore.getState().tabs.map(({ id }) => id));
  const ids = ends.flatMap(({ tabId }) => (tabId && open.has(tabId) ? [tabId] : []));
  return [...new Set(ids)];
}

/** Opens the next of `tabIds`. The remaining tabs wait for the next press. */
export function showNext(tabIds: readonly string[]): void {
  const [next, ...rest] = tabIds;
  if (next) useTabsStore.getState().activate(next);
  if (rest.length === 0) dismissMissedResults();
  else useMissedResults.setState({ toShow: rest });
}
