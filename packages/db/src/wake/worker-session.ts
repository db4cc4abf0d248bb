import { setTimeout as delay } from "node:timers/promises";
import { CHANNEL, WORKER_LOCK_CLASS } from "./channels.ts";
import { openListeningSession } from "./listening-session.ts";
import { type Nudge, NUDGES } from "./notifier.ts";

const QUICK_TRIES = 40;
/** The first reconnect comes quickly, because other workers soon conclude from a free lock that this worker is dead. */
const PAUSE_MS = 20;
const PAUSE_MAX_MS = 1_000;

export interface WorkerSession {
  /**
   * Takes this worker's lock, and takes it again after each reconnect. `onLock` is called whenever the lock is taken or
   * lost. While the lock is lost, other workers must not conclude that this worker is dead.
   */
  setWorker(id: string, onLock: (held: boolean) => void): void;
  /** Returns the milliseconds since the session was last lost; Infinity if it was never lost. */
  lostFor(): number;
  close(): Promise<void>;
}

export interface WorkerSessionOptions {
  /** The address for a session. It must not lead through a transaction pooler. */
  url: string;
  /** False = no locks are taken or checked. Only leases then show which workers are alive. */
  lock: boolean;
  /** Called for each nudge. After every (re)connect, it is called with the subject `queue`. */
  onNudge: (what: Nudge) => void;
  onError: (error: unknown) => void;
}

/**
 * A worker's own session: it listens for nudges and holds the advisory lock that shows that the process is alive.
 * Postgres frees the lock when the process dies. A lost connection is reopened after a growing pause of up to 1 s, well
 * before other workers would consider this worker dead.
 */
export function openWorkerSession(options: WorkerSessionOptions): WorkerSession {
  let closed = false;
  let workerId: string | undefined;
  let onLock: ((held: boolean) => void) | undefined;
  let taking = false;
  let lostAt = Number.NEGATIVE_INFINITY;

  const session = openListeningSession({
    url: options.url,
    name: "lacquer-worker",
    channel: CHANNEL,
    pauseMs: PAUSE_MS,
    pauseMaxMs: PAUSE_MAX_MS,
    queryTimeoutMs: 5_000,
    onNudge: (payload) => options.onNudge(NUDGES.find((nudge) => nudge === payload) ?? "queue"),
    onOpen() {
      void takeLock();
      options.onNudge("queue");
    },
    onLost() {
      lostAt = performance.now();
      onLock?.(false);
    },
    onError: options.onError,
  });

  async function tryLock(id: string): Promise<boolean> {
    const taken = await session
      .connection()
      ?.query<{ taken: boolean }>("select pg_try_advisory_lock($1, $2) as taken", [
        WORKER_LOCK_CLASS,
        Number(id),
      ]);
    return taken?.rows[0]?.taken ?? false;
  }

  /**
   * Tries until the lock is held, because an old, half-open session of this worker may hold it until Postgres notices.
   */
  async function takeLock(): Promise<void> {
    if (!options.lock || taking || workerId === undefined) return;
    taking = true;
    try {
      for (let attempt = 1; session.connection() && !closed; attempt += 1) {
        if (await tryLock(workerId)) {
          onLock?.(true);
          return;
        }
        await delay(attempt < QUICK_TRIES ? 25 : 500);
      }
    } catch (error) {
      options.onError(error);
    } finally {
      taking = false;
    }
  }

  return {
    setWorker(id, listener) {
      workerId = id;
      onLock = listener;
      void session.opened().then(takeLock);
    },
    lostFor: () => performance.now() - lostAt,
    close() {
      closed = true;
      return session.close();
    },
  };
}
