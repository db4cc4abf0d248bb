/** If a new stream sends nothing for this long, jobs are polled. */
const FIRST_WORD_MS = 5_000;
/** A stream that worked before may take this long to come back before jobs are polled. */
const COME_BACK_MS = 10_000;

/** Calls `onSilence` when a stream has sent nothing within the allowed time. */
export function watchSilence(onSilence: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasSpoken = false;
  return {
    /** Starts the timer. If the stream restarts meanwhile, the timer is not restarted. */
    expect(): void {
      timer ??= setTimeout(onSilence, hasSpoken ? COME_BACK_MS : FIRST_WORD_MS);
    },
    heard(): void {
      clearTimeout(timer);
      timer = undefined;
      hasSpoken = true;
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
