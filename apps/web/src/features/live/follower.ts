import { BEAT_MS, HERE_MS } from "./leader.ts";

/**
 * A leader that is silent for this long hangs or is gone. This window then polls until it hears from a leader again.
 */
const SILENT_MS = 1_500;

interface FollowerOptions {
  /** True while this window leads and has nobody to watch. */
  leads: () => boolean;
  /** Tells the leader that this window exists, and whether it is visible. */
  sayHere: (visible: boolean) => void;
  onLookedAt: () => void;
  /** Called with each beat that a silent leader misses. */
  onSilence: () => void;
}

export interface Follower {
  heardLeader(): void;
  stop(): void;
}

const isVisible = () => document.visibilityState === "visible";

/** A follower reports its presence, and notices when the leader falls silent. */
export function watchLeader({ leads, sayHere, onLookedAt, onSilence }: FollowerOptions): Follower {
  let heardAt = performance.now();
  let saidHereAt = Number.NEGATIVE_INFINITY;

  function say(): void {
    saidHereAt = performance.now();
    if (!leads()) sayHere(isVisible());
  }
  const timer = setInterval(() => {
    // A hidden window's timers stand still for up to a minute, so silence there proves nothing about the leader.
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
