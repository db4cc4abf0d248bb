/** A new leader has its snapshot within some 0.3 s. Slow or frozen ones are not waited for. */
const DUE_MS = 1_000;

/** Calls `ask` when an expected snapshot did not come in time. */
export function snapshotDue(ask: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function came(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  return {
    /** Expects a snapshot from a new leader, because the one that would have sent it is gone. */
    expect(): void {
      timer ??= setTimeout(() => {
        came();
        ask();
      }, DUE_MS);
    },
    came,
  };
}
