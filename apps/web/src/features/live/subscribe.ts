import type { LiveMessage } from "@lacquer/contracts";
import { trpcClient } from "../../api/trpc.ts";

interface SubscriptionEvents {
  onMessage: (message: LiveMessage) => void;
  onFail: (error: unknown) => void;
  /** The server is leaving; it or another one comes back in a moment. */
  onEnd: () => void;
}

export interface Subscription {
  unsubscribe(): void;
}

/** Opens `jobs.events` once. It reports only its first end, and nothing after that or after `unsubscribe`. */
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
      // The browser would by itself try again every 3 s for ever, in step with all other browsers.
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
