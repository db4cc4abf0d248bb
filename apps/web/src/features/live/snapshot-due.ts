/** A new leader has its snapshot within some 0.3 s; a slow or frozen one is not waited for. */
const DUE_MS = 1_000;

/** Calls `ask` when a snapshot was expected and did not come in time. */
export function snapshotDue(ask: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function came(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  return {
    /** The one that told is gone. */
    expect(): void {
      timer ??= setTimeout(() => {
        came();
        ask();
      }, DUE_MS);
    },
    came,
  };
}
