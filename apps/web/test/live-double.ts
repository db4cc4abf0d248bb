import { createLive, type LiveMessage, type StreamEvents } from "@lacquer/client/live";
import { trpcClient } from "../src/api/trpc.ts";
import { cacheWriter, runningHere } from "../src/features/live/patch-cache.ts";

/** Joins the live store to the caches as the studio does, and returns a function that takes the stream's place. */
export function startLive(): { learn: (message: LiveMessage) => void; stop: () => void } {
  let events: StreamEvents | undefined;
  const live = createLive(trpcClient, {
    open(given) {
      events = given;
      return { restart() {}, close() {} };
    },
    shown: runningHere,
    isPolled: false,
  });
  const stop = live.listen(cacheWriter(live.view));
  return { learn: (message) => events?.onMessage(message), stop };
}
