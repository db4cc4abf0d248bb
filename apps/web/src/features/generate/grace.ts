import type { Job, SystemStatus } from "@lacquer/contracts";
import { useSyncExternalStore } from "react";
import { create } from "zustand";
import { keep, kept } from "../../platform/kept.ts";

/**
 * The grace period in seconds, during which a press of Generate can be canceled; `auto` depends on the cost of
 * painting.
 */
export const GRACES = ["auto", "0", "3", "5", "10"] as const;
export type Grace = (typeof GRACES)[number];

const STORAGE_KEY = "lacquer.grace";
/**
 * The automatic grace period in seconds for an image service. The built-in renderer costs nothing, so it needs none.
 */
const PAID_SECONDS = 3;

interface GraceState {
  grace: Grace;
  choose: (grace: Grace) => void;
}

/** The grace period that the designer chose, stored in this browser. */
export const useGraceSetting = create<GraceState>((set) => ({
  grace: GRACES.find((grace) => grace === kept(STORAGE_KEY)) ?? "auto",
  choose(grace) {
    set({ grace });
    keep(STORAGE_KEY, grace);
  },
}));

/** Returns the grace period in seconds that a press requests. */
export function graceSeconds(grace: Grace, provider: SystemStatus["provider"] | null): number {
  if (grace !== "auto") return Number(grace);
  return provider === null || provider === "renderer" ? 0 : PAID_SECONDS;
}

/**
 * Maps a job's id to the end of its grace period on this page's clock. The end is computed only once, because on a
 * machine with a slow clock a second computation would give a later end.
 */
const ends = new Map<string, number>();

/**
 * Returns the remaining milliseconds of a job's grace period and its full length; null if there is no grace period or
 * it is over. This machine's clock may be wrong, so the remaining time is never more than the full length.
 */
export function graceLeft(
  job: Pick<Job, "status" | "createdAt" | "graceUntil">,
  now: number,
): { left: number; total: number } | null {
  if (job.status !== "pending" || job.graceUntil === null) return null;
  const end = Date.parse(job.graceUntil);
  const total = end - Date.parse(job.createdAt);
  const left = Math.min(total, end - now);
  return left > 0 ? { left, total } : null;
}

function endOf(job: Job): number {
  const known = ends.get(job.id);
  if (known !== undefined) return known;
  const end = performance.now() + (graceLeft(job, Date.now())?.left ?? 0);
  ends.set(job.id, end);
  return end;
}

/**
 * Returns whether a job can be canceled before it starts. The value is checked again when the job's grace period ends.
 */
export function useIsInGrace(job: Job | null): boolean {
  const waits = job?.status === "pending" && job.graceUntil !== null ? job : null;
  return useSyncExternalStore(
    (onOver) => {
      if (!waits) return () => {};
      const timer = setTimeout(onOver, Math.max(0, endOf(waits) - performance.now()));
      return () => clearTimeout(timer);
    },
    () => waits !== null && performance.now() < endOf(waits),
  );
}
