import { BEAT_MS, HERE_MS } from "./leader.ts";

/**
 * If the leader sends nothing for this long, it hangs or is gone. This window then polls until it hears from a leader
 * again.
 */
const SILENT_MS = 1_500;

interface FollowerOptions {
  /** True while this window is the leader itself, so that it has no leader to watch. */
  leads: () => boolean;
  /** Tells the leader that this window exists, and whether it is visible. */
  sayHere: (visible: boolean) => void;
  onLookedAt: () => void;
  /** Called each time a silent leader misses a beat. */
  onSilence: () => void;
}

export interface Follower {
  heardLeader(): void;
  stop(): void;
}

const isVisible = () => document.visibilityState === "visible";

/**
 * Watches the leader from another window: tells the leader that this window exists, and notices when the leader sends
 * nothing.
 */
export function watchLeader({ leads, sayHere, onLookedAt, onSilence }: FollowerOptions): Follower {
  let heardAt = performance.now();
  let saidHereAt = Number.NEGATIVE_INFINITY;

  function say(): void {
    saidHereAt = performance.now();
    if (!leads()) sayHere(isVisible());
  }
  const timer = setInterval(() => {
    // A hidden window's timers may pause for up to a minute, so silence in a hidden window says nothing about the
    // leader.
    if (leads() || !isVisible()) return;
    const silence = performance.now() - heardAt;
    if (silence > BEAT_MS * 1.4 || performance.now() - saidHereAt > HERE_MS) say();
    if (silence > SILENT_MS) onSilence();
  }, BEAT_MS);
  const onVisibility = () => {
    heardAt = performance.now();
    say();
    if (isVisible()) onLookedAt();
  };
  document.addEventListener("visibilitychange", onVisibility);
  say();
  return {
    heardLeader() {
      heardAt = performance.now();
    },
    stop() {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    },
  };
}
