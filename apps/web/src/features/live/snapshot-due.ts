/**
 * How long windows wait for the snapshot of a new leader, which usually takes 0.3 s. After that, the leader counts as
 * slow or frozen.
 */
const DUE_MS = 1_000;

/** Calls `ask` when an expected snapshot did not arrive in time. */
export function snapshotDue(ask: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function came(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  return {
    /** Starts to wait for a snapshot from a new leader, because the old leader is gone. */
    expect(): void {
      timer ??= setTimeout(() => {
        came();
        ask();
      }, DUE_MS);
    },
    came,
  };
}
