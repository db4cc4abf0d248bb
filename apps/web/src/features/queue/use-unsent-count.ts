import { useOutbox } from "../outbox/index.ts";

/** How many presses of Generate have not reached the studio yet. */
export function useUnsentCount(): number {
  return useOutbox((state) => state.entries.filter((entry) => !entry.isWithdrawn).length);
}
