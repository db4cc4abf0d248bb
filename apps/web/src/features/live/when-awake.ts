const LOOK_MS = 1_000;
/** If a visible window's clock jumps by this much, the machine slept. */
const JUMP_MS = 10_000;
/** A hidden window's timers may run only once a minute, so the allowed jump is longer. */
const HIDDEN_JUMP_MS = 75_000;
/** A window that was hidden for less than this time needs no new data. */
const AWAY_MS = 30_000;

/** Calls `onAwake` when the machine wakes, the network returns, or the window becomes visible after some time. */
export function whenAwake(onAwake: () => void): () => void {
  let last = Date.now();
  let hiddenAt: number | null = document.visibilityState === "hidden" ? last : null;
  const timer = setInterval(() => {
    const passed = Date.now() - last;
    last = Date.now();
    const limit = document.visibilityState === "visible" ? JUMP_MS : HIDDEN_JUMP_MS;
    if (passed > limit) onAwake();
  }, LOOK_MS);
  const onVisibility = () => {
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      return;
    }
    last = Date.now();
    if (hiddenAt !== null && last - hiddenAt > AWAY_MS) onAwake();
    hiddenAt = null;
  };
  const onPageShow = (event: PageTransitionEvent) => event.persisted && onAwake();
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pageshow", onPageShow);
  window.addEventListener("online", onAwake);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pageshow", onPageShow);
    window.removeEventListener("online", onAwake);
  };
}
