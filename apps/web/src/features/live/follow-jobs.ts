import { createLive, type LiveListener, OVERLAP_MS } from "@lacquer/client/live";
import { trpcClient } from "../../api/trpc.ts";
import { useLiveStore } from "../../hooks/use-live-state.ts";
import { windowLocks } from "../../platform/secure-context.ts";
import { lastVisit, rememberVisit } from "./last-visit.ts";
import { askAgain, cacheWriter, runningHere } from "./patch-cache.ts";
import { shareStream } from "./share-stream.ts";

/**
 * Follows a user's jobs with one stream for all windows of this browser: the window with the lock listens and informs
 * the others. A browser allows six connections to one origin, so a stream for each window would freeze the seventh.
 * Without locks (plain http on another machine) there is no stream, and polling alone keeps the tabs up to date.
 */
export function followJobs(personId: string): () => void {
  if (!windowLocks() || !("BroadcastChannel" in globalThis)) return () => {};
  let stop = follow(personId);
  // Fetches everything again, because the studio was drawn before it listened to the leader and may have missed
  // messages.
  askAgain();
  // Releases the lock as soon as the window closes, before the browser destroys the window.
  const onPageHide = () => stop();
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    stop = follow(personId);
    askAgain();
  };
  window.addEventListener("pagehide", onPageHide);
  window.addEventListener("pageshow", onPageShow);
  return () => {
    window.removeEventListener("pagehide", onPageHide);
    window.removeEventListener("pageshow", onPageShow);
    stop();
  };
}

/**
 * Creates the client's live store for this window, and writes the store's changes to the caches that the studio reads.
 */
function follow(personId: string): () => void {
  const live = createLive(trpcClient, {
    open: (events) => shareStream(personId, events, () => live.running().length > 0),
    shown: runningHere,
    // Without a stream, each query polls by itself, in every window.
    isPolled: false,
  });
  const visit = lastVisit(personId);
  if (visit) live.reach(visit.getTime() - OVERLAP_MS);
  const writer = cacheWriter(live.view);
  const listener: LiveListener = {
    ...writer,
    onChange() {
      writer.onChange();
      setUp(live.view().isUp);
      const settledAt = live.settledAt();
      if (settledAt !== null) rememberVisit(personId, settledAt);
    },
  };
  const leave = live.listen(listener);
  return () => {
    leave();
    setUp(false);
  };
}

function setUp(value: boolean): void {
  if (useLiveStore.getState().isUp !== value) useLiveStore.setState({ isUp: value });
}
