import { outside } from "../tracing/index.ts";

/** The minimum time between two rounds, even if `wake` is called more often. */
const GAP_MS = 30;

export interface Pacer {
  /** Starts the rounds if none is scheduled yet. */
  schedule(): void;
  /** Starts the next round at once, or as soon as the least time between rounds allows. */
  wake(): void;
  stop(): void;
}

/**
 * Runs rounds one after another: every `tickMs`, and sooner when woken. A woken round is quick, unless a tick has
 * passed since the last thorough round. Without listeners the rounds stop, and `onIdle` is called; `schedule` starts
 * the rounds again.
 */
export function createPacer(options: {
  tickMs: number;
  isIdle: () => boolean;
  onIdle: () => void;
  round: (quick: boolean) => Promise<void>;
}): Pacer {
  const { tickMs } = options;
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let woken = false;
  let stopped = false;
  let thoroughAt = 0;
  let endedAt = 0;

  async function run(): Promise<void> {
    running = true;
    const quick = woken && performance.now() - thoroughAt < tickMs;
    woken = false;
    await options.round(quick);
    endedAt = performance.now();
    if (!quick) thoroughAt = endedAt;
    running = false;
    schedule();
  }

  function schedule(): void {
    if (timer || running || stopped) return;
    if (options.isIdle()) return options.onIdle();
    const wait = woken ? Math.max(0, GAP_MS - (performance.now() - endedAt)) : tickMs;
    const next = () => {
      timer = undefined;
      void run();
    };
    // The rounds serve everybody, so they do not run in the scope of the request whose stream happened to start them.
    timer = outside(() => setTimeout(next, wait));
  }

  return {
    schedule,
    wake() {
      if (woken) return;
      woken = true;
      clearTimeout(timer);
      timer = undefined;
      schedule();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
