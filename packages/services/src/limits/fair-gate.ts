import { LacquerError } from "@lacquer/contracts";
import { limitHeld, limitRefusals, limitWaiting } from "../limit-metrics.ts";
import { createRoom } from "./room.ts";
import { createTurns, TOO_LATE, waitForTurn, type Waiting } from "./turns.ts";

/**
 * How much a gate admits at once, and how many requests may wait for it. `room` and `roomPerUser` are amounts in the
 * gate's own unit, such as requests or bytes.
 */
export interface GateLimits {
  name: string;
  room: number;
  roomPerUser: number;
  waiting: number;
  waitingPerUser: number;
  /** After this time, a waiting caller is told that the studio is busy. */
  patienceMs: number;
}

export interface FairGate {
  /**
   * Waits until there is room, and resolves with the function that frees the room again. Rejects with rate_limited if
   * too many requests of this user are waiting. Rejects with unavailable if too many requests of all users are waiting,
   * or if the wait is too long. If the signal fires first, rejects with the signal's reason.
   */
  enter(who: string, amount?: number, signal?: AbortSignal): Promise<() => void>;
  run<T>(who: string, work: () => Promise<T>): Promise<T>;
  /** Returns whether anybody waits for room that other users hold. Waiting for one's own work does not count. */
  isCrowded(): boolean;
}

/** The number of seconds after which a refused caller should try again. */
const RETRY_SECONDS = 5;

/**
 * Creates a gate that admits requests while there is room. Waiting users take turns, with one request each. Behind a
 * user with many requests, the next user therefore waits for only one or two of them.
 */
export function createFairGate(limits: GateLimits): FairGate {
  const room = createRoom(limits.room, limits.roomPerUser);
  const turns = createTurns();
  const mayEnter = ({ who, amount }: Waiting) => room.fitsUser(who, amount);

  function show(): void {
    limitHeld.set({ limit: limits.name }, room.inAll());
    limitWaiting.set({ limit: limits.name }, turns.count());
  }

  /**
   * Admits requests strictly in turn. If smaller requests could overtake a large request, the large one might wait for
   * ever.
   */
  function admit(): void {
    for (;;) {
      const next = turns.next(mayEnter);
      if (!next || !room.fitsAll(next.amount)) break;
      turns.remove(next);
      turns.served(next.who);
      next.admit();
    }
    show();
  }

  function take(who: string, amount: number): () => void {
    const leave = room.take(who, amount, admit);
    show();
    return leave;
  }

  async function enter(who: string, amount = 1, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const behind = turns.countOf(who) > 0 || turns.next(mayEnter) !== undefined;
    if (!behind && room.fitsUser(who, amount) && room.fitsAll(amount)) return take(who, amount);
    if (turns.countOf(who) >= limits.waitingPerUser) throw refusal(limits.name, "rate_limited");
    if (turns.count() >= limits.waiting) throw refusal(limits.name, "unavailable");
    const { patienceMs } = limits;
    const turn = waitForTurn(turns, { who, amount, patienceMs, signal }, () => take(who, amount));
    show();
    return turn.catch((reason: unknown) => {
      // This request no longer waits, so the requests behind it may have room now.
      admit();
      throw reason === TOO_LATE ? refusal(limits.name, "unavailable") : reason;
    });
  }

  return {
    enter,
    async run(who, work) {
      const leave = await enter(who);
      try {
        return await work();
      } finally {
        leave();
      }
    },
    isCrowded: () => turns.next(mayEnter) !== undefined,
  };
}

function refusal(limit: string, code: "rate_limited" | "unavailable"): LacquerError {
  limitRefusals.inc({ limit });
  return new LacquerError(code, { retryAfter: RETRY_SECONDS });
}
