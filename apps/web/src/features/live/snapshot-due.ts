/** A new leader has its snapshot within some 0.3 s. Nobody waits for a slow or frozen leader. */
const DUE_MS = 1_000;

/** Calls `ask` when an expected snapshot did not come in time. */
export function snapshotDue(ask: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function came(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  return {
    /** Expects a snapshot from a new leader, because the old one is gone. */
    expect(): void {
      timer ??= setTimeout(() => {
        came();
        ask();
      }, DUE_MS);
    },
    came,
  };
}
