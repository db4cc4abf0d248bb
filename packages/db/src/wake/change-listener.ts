import pg from "pg";
import { CHANGES_CHANNEL } from "./keys.ts";

const PAUSE_MS = 100;
const PAUSE_MAX_MS = 2_000;

export interface ChangeListener {
  close(): Promise<void>;
}

/**
 * One session of its own that hears of changed jobs; `url` must not lead through a transaction pooler. `onChange` is
 * also called after each (re)connect, for what was said meanwhile. A lost session comes back with a growing pause.
 */
export function openChangeListener(options: {
  url: string;
  onChange: () => void;
  onError: (error: unknown) => void;
}): ChangeListener {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pause = PAUSE_MS;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: "lacquer-live",
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      connectionTimeoutMillis: 5_000,
    });
    client = next;
    next.on("notification", options.onChange);
    next.on("error", options.onError);
    next.on("end", again);
    try {
      await next.connect();
      await next.query(`listen ${CHANGES_CHANNEL}`);
      pause = PAUSE_MS;
      options.onChange();
    } catch (error) {
      options.onError(error);
      await next.end().catch(options.onError);
      again();
    }
  }

  function again(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      opening = connect();
    }, pause);
    pause = Math.min(PAUSE_MAX_MS, pause * 2);
  }

  let opening = connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await opening;
      await client?.end().catch(options.onError);
    },
  };
}
