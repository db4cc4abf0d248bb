import type { LiveMessage } from "@lacquer/contracts";
import { useLiveStore } from "../../hooks/use-live-state.ts";
import { windowLocks } from "../../platform/secure-context.ts";
import { lastVisit, rememberVisit } from "./last-visit.ts";
import { watchLeader } from "./follower.ts";
import { lead, type Leader, type WindowWord } from "./leader.ts";
import { becomeLeader } from "./become-leader.ts";
import { askAgain, forgetAll, learn } from "./patch-cache.ts";
import { snapshotDue } from "./snapshot-due.ts";
import { whenAwake } from "./when-awake.ts";
import { whenBack } from "./when-back.ts";

/** A job's end carries the start time of its transaction, so the end may become visible up to this much later. */
const OVERLAP_MS = 60_000;

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

function follow(personId: string): () => void {
  const name = `lacquer.live.${personId}`;
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let toldUpTo = lastVisit(personId);
  let leader: Leader | null = null;
  const due = snapshotDue(askAgain);

  function take(message: LiveMessage): void {
    if (message.kind === "snapshot") {
      due.came();
      useLiveStore.setState(({ begun }) => ({ begun: begun + 1 }));
    }
    learn(message);
    toldUpTo = new Date(Math.max(message.at, toldUpTo?.getTime() ?? 0));
    rememberVisit(personId, message.at);
  }

  channel.addEventListener("message", ({ data }: MessageEvent<WindowWord>) => {
    if (leader) return leader.heard(data);
    if (data.kind === "news") take(data.message);
    if (data.kind === "bye" && isUp() && document.visibilityState === "visible") due.expect();
    if (data.kind === "beat") {
      follower.heardLeader();
      setUp(data.isUp);
    }
  });

  const follower = watchLeader({
    leads: () => leader !== null,
    sayHere: (visible) => channel.postMessage({ kind: "here", visible } satisfies WindowWord),
    onLookedAt: () => leader?.heard({ kind: "here", visible: true }),
    onSilence() {
      if (!isUp()) return;
      setUp(false);
      // Fetches at once, because polling would first wait, and a job may have ended since the last message.
      askAgain();
    },
  });
  const stopWatching = whenAwake(() => {
    if (leader) leader.wake();
    else askAgain();
  });
  // Restarts the stream. Without the restart, the stream would wait until the end of a delay that grew during the
  // outage.
  const stopAsking = whenBack(() => leader?.wake());

  becomeLeader(name, leaving.signal, () => {
    if (isUp()) due.expect();
    const since = () => toldUpTo && new Date(toldUpTo.getTime() - OVERLAP_MS);
    leader = lead({ channel, isUp, since, onMessage: take, onUp: setUp });
  });

  return () => {
    if (leaving.signal.aborted) return;
    leaving.abort();
    leader?.close();
    due.came();
    follower.stop();
    stopWatching();
    stopAsking();
    channel.close();
    forgetAll();
    setUp(false);
  };
}

function isUp(): boolean {
  return useLiveStore.getState().isUp;
}

function setUp(value: boolean): void {
  if (isUp() !== value) useLiveStore.setState({ isUp: value });
}
