import type { LiveMessage, Stream, StreamEvents } from "@lacquer/client/live";
import { OVERLAP_MS } from "@lacquer/client/live";
import { useLiveStore } from "../../hooks/use-live-state.ts";
import { becomeLeader } from "./become-leader.ts";
import { watchLeader } from "./follower.ts";
import { lead, type Leader, type WindowWord } from "./leader.ts";
import { askAgain } from "./patch-cache.ts";
import { snapshotDue } from "./snapshot-due.ts";
import { whenAwake } from "./when-awake.ts";
import { whenBack } from "./when-back.ts";

/**
 * Gives this window's live store the messages of the browser's only stream. If this window gets the lock, it opens the
 * stream; otherwise it hears the messages from the window that has it. `isBusy` says whether jobs are under way.
 */
export function shareStream(personId: string, events: StreamEvents, isBusy: () => boolean): Stream {
  const name = `lacquer.live.${personId}`;
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  const say = (word: WindowWord) => channel.postMessage(word);
  let leader: Leader | null = null;
  let isUp = false;
  let heardUpTo = 0;
  const due = snapshotDue(askAgain);

  function take(message: LiveMessage): void {
    if (message.kind === "snapshot") {
      due.came();
      useLiveStore.setState(({ begun }) => ({ begun: begun + 1 }));
    }
    heardUpTo = Math.max(heardUpTo, message.at);
    events.onMessage(message);
  }

  function setUp(value: boolean): void {
    isUp = value;
    events.onUp(value);
  }

  /** Returns the time up to which this window knows all changes, from its own snapshots or from other windows. */
  function since(): Date | null {
    const from = Math.max(events.since()?.getTime() ?? 0, heardUpTo - OVERLAP_MS);
    return from > 0 ? new Date(from) : null;
  }

  channel.addEventListener("message", ({ data }: MessageEvent<WindowWord>) => {
    if (leader) return leader.heard(data);
    if (data.kind === "news") take(data.message);
    if (data.kind === "bye" && isUp && document.visibilityState === "visible") due.expect();
    if (data.kind === "beat") {
      follower.heardLeader();
      setUp(data.isUp);
    }
  });

  const follower = watchLeader({
    leads: () => leader !== null,
    sayHere: (visible) => say({ kind: "here", visible }),
    onLookedAt: () => leader?.heard({ kind: "here", visible: true }),
    onSilence() {
      if (!isUp) return;
      setUp(false);
      // Fetches at once, because polling would first wait, and a job may have ended since the last message.
      askAgain();
    },
  });
  const stopWatching = whenAwake(() => {
    if (leader) leader.wake();
    else askAgain();
  });
  // Restarts the stream at once, instead of after a delay that grew during the outage.
  const stopAsking = whenBack(() => leader?.wake());

  becomeLeader(name, leaving.signal, () => {
    if (isUp) due.expect();
    leader = lead({ channel, isBusy, isUp: () => isUp, since, onMessage: take, onUp: setUp });
  });

  return {
    restart() {
      if (leader) leader.wake();
      else say({ kind: "again" });
    },
    close() {
      leaving.abort();
      leader?.close();
      due.came();
      follower.stop();
      stopWatching();
      stopAsking();
      channel.close();
    },
  };
}
