/**
 * Rounds in which a process claims jobs. Rounds run one after another, so that a process never makes two claims at
 * once.
 */
export interface Rounds {
  /** Requests another round, unless one is already requested or no job could start in it. */
  ask(): void;
  /** Requests another round that begins with a tick. */
  askTick(): void;
  isStopped(): boolean;
  /** Begins no further round. Resolves when the running round has ended. */
  stop(): Promise<void>;
}

/**
 * Creates rounds, and requests a round every `everyMs`. A round that the timer requested begins with `tick`, which
 * returns whether to fill the slots.
 */
export function createRounds(options: {
  everyMs: number;
  tick: () => Promise<boolean>;
  fill: () => Promise<void>;
  /** True while no job can start, so that only a round with a tick is useful. */
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
