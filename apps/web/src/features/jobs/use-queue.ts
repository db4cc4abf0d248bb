import { trpc } from "../../api/trpc.ts";
import { useIsStreamUp } from "../../hooks/use-live-state.ts";

export const PAGE = 40;
/**
 * With a live stream, each message makes this window fetch the queue again. The interval covers changes that send no
 * message.
 */
const POLL_MS = { alone: 3_000, withStream: 10_000 };

export interface QueueCounts {
  running: number;
  waiting: number;
}

/** Returns the numbers of all the user's running and waiting jobs. */
export function useQueueCounts(): QueueCounts {
  const pollMs = usePollMs();
  const { data } = trpc.jobs.line.useQuery(
    { part: "running", limit: PAGE },
    { refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? pollMs : false) },
  );
  return { running: data?.running ?? 0, waiting: data?.waiting ?? 0 };
}

export function usePollMs(): number {
  return useIsStreamUp() ? POLL_MS.withStream : POLL_MS.alone;
}

export function isBusy({ running, waiting }: QueueCounts): boolean {
  return running + waiting > 0;
}
