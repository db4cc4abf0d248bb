import type { LiveMessage } from "@lacquer/contracts";
import { trpcClient } from "../../api/trpc.ts";

interface SubscriptionEvents {
  onMessage: (message: LiveMessage) => void;
  onFail: (error: unknown) => void;
  /** Called when the server shuts down. That server or another one is available again in a moment. */
  onEnd: () => void;
}

export interface Subscription {
  unsubscribe(): void;
}

/**
 * Opens `jobs.events` once. Reports only the first end of the stream, and nothing after that or after `unsubscribe`.
 */
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
      // Ends the stream, because the browser itself would reconnect every 3 s forever, at the same moments as all
      // other browsers.
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
