import type { Job, SystemStatus } from "@lacquer/contracts";
import { useSyncExternalStore } from "react";
import { create } from "zustand";
import { keep, kept } from "../../platform/kept.ts";

/**
 * The grace in seconds, in which a press of Generate can be taken back; `auto` = by the cost of painting.
 */
export const GRACES = ["auto", "0", "3", "5", "10"] as const;
export type Grace = (typeof GRACES)[number];

const STORAGE_KEY = "lacquer.grace";
/** A change of mind costs money only with an image service. */
const PAID_SECONDS = 3;

interface GraceState {
  grace: Grace;
  choose: (grace: Grace) => void;
}

/** The designer's own choice, kept in this browser. */
export const useGraceSetting = create<GraceState>((set) => ({
  grace: GRACES.find((grace) => grace === kept(STORAGE_KEY)) ?? "auto",
  choose(grace) {
    set({ grace });
    keep(STORAGE_KEY, grace);
  },
}));

/** The seconds that a press asks for. */
export function graceSeconds(grace: Grace, provider: SystemStatus["provider"] | null): number {
  if (grace !== "auto") return Number(grace);
  return provider === null || provider === "renderer" ? 0 : PAID_SECONDS;
}

/**
 * When the grace of a job seen here ends, by this page's clock. It is computed once and stored: on a machine whose
 * clock is slow, a second computation would come to a later end.
 */
const ends = new Map<string, number>();

/**
 * The milliseconds that are left of a job's grace when it is first seen here, and the whole grace; null without a
 * grace, or after it. This machine's clock may be wrong, so the rest is never more than the whole.
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

/** Whether a job can be taken back before it starts; checked again when its grace is over. */
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
