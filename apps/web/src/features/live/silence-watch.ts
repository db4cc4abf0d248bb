/** Without a word from a new stream for so long, jobs are asked for; */
const FIRST_WORD_MS = 5_000;
/** after a stream that worked, it may take so long to come back. */
const COME_BACK_MS = 10_000;

/** Calls `onSilence` when a stream that should speak has not done so in time. */
export function watchSilence(onSilence: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasSpoken = false;
  return {
    /** Runs from the first call on, however often the stream is begun again meanwhile. */
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
