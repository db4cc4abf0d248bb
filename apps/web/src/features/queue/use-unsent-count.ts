import { useOutbox } from "../outbox/index.ts";

/** Returns the number of presses of Generate that have not reached the studio yet. */
export function useUnsentCount(): number {
  return useOutbox((state) => state.entries.filter((entry) => !entry.isWithdrawn).length);
}
