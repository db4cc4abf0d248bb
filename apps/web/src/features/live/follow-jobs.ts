import type { LiveMessage } from "@lacquer/contracts";
import { trpcClient } from "../../api/trpc.ts";
import { applyMessage } from "./apply-message.ts";

/**
 * Follows a person's jobs by one stream for all windows of this browser: whoever holds the lock listens and tells the
 * others. A browser allows six connections to one origin, so a stream per window would freeze the seventh. Where there
 * are no locks (plain http on another machine) there is no stream, and polling alone keeps the tabs fresh.
 */
export function followJobs(personId: string): () => void {
  if (!("locks" in navigator) || !("BroadcastChannel" in globalThis)) return () => {};
  const name = `lacquer.live.${personId}`;
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", (event: MessageEvent<LiveMessage>) =>
    applyMessage(event.data),
  );
  const leaving = new AbortController();
  navigator.locks
    .request(name, { signal: leaving.signal }, () => lead(channel, leaving.signal))
    .catch((error: unknown) => {
      // Leaving while still in line for the lock is the usual end, not a failure.
      if (!leaving.signal.aborted) reportError(error);
    });
  return () => {
    leaving.abort();
    channel.close();
  };
}

/** Holds the stream until the window leaves. */
function lead(channel: BroadcastChannel, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const since = new Date(Date.now() - 60_000).toISOString();
    const subscription = trpcClient.jobs.events.subscribe(
      { since },
      {
        onData(message) {
          applyMessage(message);
          channel.postMessage(message);
        },
        // A refusal (signed out, too many streams) ends the stream; polling goes on.
        onError: () => resolve(),
      },
    );
    signal.addEventListener("abort", () => {
      subscription.unsubscribe();
      resolve();
    });
  });
}
