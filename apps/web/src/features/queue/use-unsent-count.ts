import { useOutbox } from "../outbox/index.ts";

/** How many presses of Generate the studio has not heard of yet. */
export function useUnsentCount(): number {
  return useOutbox((state) => state.entries.filter((entry) => !entry.isWithdrawn).length);
}
