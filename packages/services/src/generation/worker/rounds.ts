/** Rounds of looking for jobs, one after another, so that a process never claims twice at once. */
export interface Rounds {
  /** Runs one more round, unless one is requested already or a round could start nothing. */
  ask(): void;
  /** The same, and the round begins with a tick. */
  askTick(): void;
  isStopped(): boolean;
  /** Begins no further round. Resolves when the running one has ended. */
  stop(): Promise<void>;
}

/** Requests a round by itself every `everyMs`. Such a round begins with `tick`, which says whether to continue. */
export function createRounds(options: {
  everyMs: number;
  tick: () => Promise<boolean>;
  fill: () => Promise<void>;
  /** True while nothing can start, so that only a tick is worth a round. */
  isBlocked: () => boolean;
  onError: (error: unknown) => void;
}): Rounds {
  let round: Promise<void> = Promise.resolve();
  let asked = false;
  let tickDue = true;
  let stopped = false;

  async function goRound(): Promise<void> {
    asked = false;
    try {
      const look = tickDue;
      tickDue = false;
      if (!stopped && (!look || (await options.tick()))) await options.fill();
    } catch (error) {
      options.onError(error);
    }
  }

  function ask(): void {
    if (asked || stopped || (!tickDue && options.isBlocked())) return;
    asked = true;
    round = round.then(goRound);
  }

  function askTick(): void {
    tickDue = true;
    ask();
  }

  const timer = setInterval(askTick, options.everyMs);
  ask();

  return {
    ask,
    askTick,
    isStopped: () => stopped,
    stop() {
      stopped = true;
      clearInterval(timer);
      return round;
    },
  };
}
