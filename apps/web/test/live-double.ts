import { createLive, type LiveMessage, type StreamEvents } from "@lacquer/client/live";
import { liveClient } from "../src/api/live-client.ts";
import { cacheWriter, runningHere } from "../src/features/live/patch-cache.ts";

/** Joins the live store to the caches as the studio does, and returns a function that takes the stream's place. */
export function startLive(): { learn: (message: LiveMessage) => void; stop: () => void } {
  let events: StreamEvents | undefined;
  const live = createLive(liveClient, {
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
