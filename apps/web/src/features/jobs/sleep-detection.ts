const BEAT_MS = 5_000;
/** A timer that fires this much too late means that the machine slept. */
const ASLEEP_MS = 60_000;
/** If the end of a job is reported this soon after waking, the job ended while the machine slept. */
const WAKING_MS = 6_000;

let lastBeat = Date.now();
let wokeAt = 0;
const listeners = new Set<() => void>();

function comeBack(): void {
  wokeAt = Date.now();
  for (const listener of listeners) listener();
}

function beat(): void {
  const slept = Date.now() - lastBeat > ASLEEP_MS;
  lastBeat = Date.now();
  if (slept && document.visibilityState === "visible") comeBack();
}

/** Returns true if somebody may be looking at this window and can see what happens now. */
export function isPresent(): boolean {
  if (document.visibilityState !== "visible") return false;
  const now = Date.now();
  return now - lastBeat < ASLEEP_MS && now - wokeAt > WAKING_MS;
}

/**
 * Calls `listener` when the window becomes visible again or the machine wakes. Returns a function that stops the calls.
 */
export function onReturn(listener: () => void): () => void {
  if (listeners.size === 0) start();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}

let timer: ReturnType<typeof setInterval> | undefined;

function onVisibility(): void {
  lastBeat = Date.now();
  if (document.visibilityState === "visible") comeBack();
}

function start(): void {
  lastBeat = Date.now();
  timer = setInterval(beat, BEAT_MS);
  document.addEventListener("visibilitychange", onVisibility);
}

function stop(): void {
  clearInterval(timer);
  document.removeEventListener("visibilitychange", onVisibility);
}
