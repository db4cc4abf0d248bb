import type { LiveMessage } from "@lacquer/contracts";
import { trpcClient } from "../../api/trpc.ts";

interface SubscriptionEvents {
  onMessage: (message: LiveMessage) => void;
  onFail: (error: unknown) => void;
  /** The server leaves: another takes its place, or itself in a moment. */
  onEnd: () => void;
}

export interface Subscription {
  unsubscribe(): void;
}

/** Opens `jobs.events` once. It tells one end, the first, and nothing after it or after `unsubscribe`. */
export function subscribe(since: Date | null, events: SubscriptionEvents): Subscription {
  let isCurrent = true;
  const end = (tell: () => void) => {
    if (!isCurrent) return;
    isCurrent = false;
    tell();
  };
  const opened = trpcClient.jobs.events.subscribe(
    since ? { since: since.toISOString() } : undefined,
    {
      onData: (message) => isCurrent && events.onMessage(message),
      // The browser would try again by itself, 3 s later and for ever in step with all others.
      onConnectionStateChange: ({ error }) => error && end(() => events.onFail(error)),
      onError: (error) => end(() => events.onFail(error)),
      onComplete: () => end(events.onEnd),
    },
  );
  return {
    unsubscribe() {
      isCurrent = false;
      opened.unsubscribe();
    },
  };
}
