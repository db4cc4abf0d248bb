import pg from "pg";

const CHANNEL = "lacquer_jobs";
/** NOTIFY takes a database-wide lock at commit, so at most one is sent in this many milliseconds. */
const COALESCE_MS = 10;

/** Nudges listening workers, coalesced and never inside a transaction. Losing one costs a poll at most. */
export function createNotifier(pool: pg.Pool, onError: (error: unknown) => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  return () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      if (pool.ended) return;
      pool.query(`notify ${CHANNEL}`).catch(onError);
    }, COALESCE_MS);
  };
}

/**
 * Calls `onNotice` for each nudge, over a session connection of its own (never through a transaction pooler). When the
 * connection dies it comes back with a growing pause of up to 10 s; everything works by polling meanwhile.
 */
export function listenForWork(url: string, onNotice: () => void, onError: (error: unknown) => void) {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pause = 250;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: "lacquer-listen", keepAlive: true });
    client = next;
    next.on("notification", onNotice);
    next.on("error", onError);
    next.on("end", again);
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      pause = 250;
      onNotice();
    } catch (error) {
      onError(error);
      await next.end().catch(onError);
    }
  }

  function again(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, pause);
    pause = Math.min(10_000, pause * 2);
  }

  void connect();
  return {
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(onError);
    },
  };
}
