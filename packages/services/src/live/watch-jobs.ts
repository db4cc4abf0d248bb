import type { LiveMessage } from "@lacquer/contracts";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import type { LiveHub } from "./hub.ts";
import type { LiveListener } from "./listeners.ts";
import { readSnapshot } from "./read-news.ts";

/**
 * Yields one window's messages. First comes a snapshot of the user's active jobs, the jobs that ended since `since`,
 * and the balance; then each change. Listening begins before the snapshot is read, so nothing is lost in between. A
 * slow reader gets a new snapshot instead of the missed messages. Throws unauthorized when the session ends.
 */
export async function* watchJobs(
  ctx: ServiceContext,
  caller: Caller,
  { hub, since, signal }: Pick<LiveListener, "signal"> & { hub: LiveHub; since: Date | null },
): AsyncGenerator<LiveMessage> {
  const done = new AbortController();
  const { userId } = caller;
  const box = await hub.listen({ caller, signal: AbortSignal.any([signal, done.signal]) });
  try {
    yield await readSnapshot(ctx, userId, since);
    for await (const news of box) {
      if (news.kind === "missed") yield await readSnapshot(ctx, userId, since);
      else yield news;
    }
  } finally {
    done.abort();
  }
}
