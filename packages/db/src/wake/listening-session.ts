import pg from "pg";

export interface ListeningSession {
  /** Returns the connection while it is open. */
  connection(): pg.Client | undefined;
  /** Settles when the current try to connect has succeeded or failed. */
  opened(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a session that listens to one channel. A lost session is reopened after a pause that starts at `pauseMs` and
 * doubles with each try.
 */
export function openListeningSession(options: {
  /** The address for a session. It must not lead through a transaction pooler. */
  url: string;
  name: string;
  channel: string;
  pauseMs: number;
  pauseMaxMs: number;
  queryTimeoutMs?: number;
  onNudge: (payload: string | undefined) => void;
  /** Called after each (re)connect, because messages may have been missed while the session was lost. */
  onOpen: () => void;
  onLost?: () => void;
  onError: (error: unknown) => void;
}): ListeningSession {
  const { onError } = options;
  let client: pg.Client | undefined;
  let connected = false;
  let timer: NodeJS.Timeout | undefined;
  let pause = options.pauseMs;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: options.name,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      connectionTimeoutMillis: 5_000,
      ...(options.queryTimeoutMs === undefined ? {} : { query_timeout: options.queryTimeoutMs }),
    });
    client = next;
    next.on("notification", ({ payload }) => options.onNudge(payload));
    next.on("error", onError);
    next.on("end", lost);
    try {
      await next.connect();
      await next.query(`listen ${options.channel}`);
      connected = true;
      pause = options.pauseMs;
      options.onOpen();
    } catch (error) {
      onError(error);
      await next.end().catch(onError);
      lost();
    }
  }

  function lost(): void {
    if (connected && !closed) options.onLost?.();
    connected = false;
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      opening = connect();
    }, pause);
    pause = Math.min(options.pauseMaxMs, pause * 2);
  }

  let opening = connect();
  return {
    connection: () => (connected ? client : undefined),
    opened: () => opening,
    async close() {
      closed = true;
      clearTimeout(timer);
      await opening;
      await client?.end().catch(onError);
    },
  };
}
