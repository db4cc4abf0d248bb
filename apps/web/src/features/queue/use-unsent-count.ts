import { useOutbox } from "../outbox/index.ts";

/** The number of presses of Generate that have not reached the studio yet. */
export function useUnsentCount(): number {
  return useOutbox((state) => state.entries.filter((entry) => !entry.isWithdrawn).length);
}
