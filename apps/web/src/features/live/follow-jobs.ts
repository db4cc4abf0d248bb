import type { LiveMessage } from "@lacquer/contracts";
import { useLiveStore } from "../../hooks/use-live-state.ts";
import { lastVisit, rememberVisit } from "./last-visit.ts";
import { BEAT_MS, HERE_MS, lead, type Leader, type WindowWord } from "./leader.ts";
import { askAgain, forgetAll, learn } from "./patch-cache.ts";
import { snapshotDue } from "./snapshot-due.ts";
import { whenAwake } from "./when-awake.ts";
import { whenBack } from "./when-back.ts";

/** A leader that says nothing for so long hangs or is gone: this window asks for itself until it hears again. */
const SILENT_MS = 1_500;

/** A job's end bears the time at which its transaction began; it may have been seen by nobody for so long after. */
const OVERLAP_MS = 60_000;

/**
 * Follows a person's jobs by one stream for all windows of this browser: whoever holds the lock listens and tells the
 * others. A browser allows six connections to one origin, so a stream per window would freeze the seventh. Where there
 * are no locks (plain http on another machine) there is no stream, and polling alone keeps the tabs fresh.
 */
export function followJobs(personId: string): () => void {
  if (!("locks" in navigator) || !("BroadcastChannel" in globalThis)) return () => {};
  let stop = follow(personId);
  // A window that goes gives the lock back at once, not when the browser has torn it down.
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
  let heardAt = performance.now();
  let saidHereAt = Number.NEGATIVE_INFINITY;
  const due = snapshotDue(askAgain);

  const isUp = () => useLiveStore.getState().isUp;
  const setUp = (value: boolean) => {
    if (isUp() !== value) useLiveStore.setState({ isUp: value });
  };

  function take(message: LiveMessage): void {
    if (message.kind === "snapshot") due.came();
    learn(message);
    toldUpTo = new Date(Math.max(message.at, toldUpTo?.getTime() ?? 0));
    rememberVisit(personId, message.at);
  }

  channel.addEventListener("message", ({ data }: MessageEvent<WindowWord>) => {
    if (leader) return leader.heard(data);
    if (data.kind === "news") take(data.message);
    if (data.kind === "bye" && isUp() && isVisible()) due.expect();
    if (data.kind === "beat") {
      heardAt = performance.now();
      setUp(data.isUp);
    }
  });

  const isVisible = () => document.visibilityState === "visible";
  function sayHere(): void {
    saidHereAt = performance.now();
    if (!leader) channel.postMessage({ kind: "here", visible: isVisible() } satisfies WindowWord);
  }
  const watch = setInterval(() => {
    // A hidden window's timers stand still for up to a minute: its silence says nothing about the leader.
    if (leader || !isVisible()) return;
    const silence = performance.now() - heardAt;
    if (silence > BEAT_MS * 1.4 || performance.now() - saidHereAt > HERE_MS) sayHere();
    if (silence <= SILENT_MS || !isUp()) return;
    setUp(false);
    // Polling would begin with a pause, and something may have ended since the last word.
    askAgain();
  }, BEAT_MS);
  const onVisibility = () => {
    heardAt = performance.now();
    sayHere();
    if (isVisible()) leader?.heard({ kind: "here", visible: true });
  };
  document.addEventListener("visibilitychange", onVisibility);
  sayHere();

  const stopWatching = whenAwake(() => {
    if (leader) leader.wake();
    else askAgain();
  });

  // Else the stream would wait out a pause that grew with the outage.
  const stopAsking = whenBack(() => leader?.wake());

  navigator.locks
    .request(name, { signal: leaving.signal }, async () => {
      // Left in the moment of the grant: nobody would ever end the wait below and give the lock back.
      if (leaving.signal.aborted) return;
      if (isUp()) due.expect();
      leader = lead({
        channel,
        isUp,
        since: () => toldUpTo && new Date(toldUpTo.getTime() - OVERLAP_MS),
        onMessage: take,
        onUp: setUp,
      });
      await new Promise((resolve) => leaving.signal.addEventListener("abort", resolve));
    })
    .catch((error: unknown) => {
      // Leaving while still waiting for the lock is the usual end, not a failure.
      if (!leaving.signal.aborted) reportError(error);
    });

  return () => {
    if (leaving.signal.aborted) return;
    leaving.abort();
    leader?.close();
    due.came();
    clearInterval(watch);
    stopWatching();
    stopAsking();
    document.removeEventListener("visibilitychange", onVisibility);
    channel.close();
    forgetAll();
    useLiveStore.setState({ isUp: false });
  };
}
