import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { createLineFaults } from "./faults.ts";
import { followSession, letGo, type Session } from "./session.ts";

/** A proxy for connections to Postgres that can cause the faults of real networks. */
export interface PostgresProxy {
  /** The url of the target database through this proxy. */
  url: string;
  port: number;
  /** The number of sessions that go through the proxy now. */
  readonly sessions: number;
  /** Cuts every session at once. New sessions are accepted. */
  cut(): void;
  /** Delays every chunk by this many milliseconds, in both directions; 0 = no delay. */
  delay(ms: number): void;
  /** Cuts every session, and accepts no new session until `heal` is called. */
  refuse(): void;
  /**
   * Lets Postgres carry out the next commit that contains a statement that `match` accepts, then swallows the answer
   * and cuts that session. A commit is a COMMIT, or a writing statement outside a transaction. Resolves with the
   * committed statements. Each call applies to one commit.
   */
  dropNextCommitReply(match?: RegExp): Promise<string[]>;
  /**
   * Stops the next session that is about to run a statement that `match` accepts. The statement does not reach Postgres
   * before `heal` is called. Resolves when the session has been stopped.
   */
  holdNext(match: RegExp): Promise<void>;
  /**
   * Called for each statement on its way to Postgres, with the number of its session and whether a transaction is open.
   */
  onStatement: (text: string, session: number, inTransaction: boolean) => void;
  /**
   * Ends every fault, including drops and holds that have not happened yet. The promises of those drops and holds never
   * settle.
   */
  heal(): void;
  close(): Promise<void>;
}

/**
 * Starts a TCP proxy on a free port in front of the Postgres at the url `target`. It can read only unencrypted
 * sessions.
 */
export async function startPostgresProxy({ target }: { target: string }): Promise<PostgresProxy> {
  const wanted = new URL(target);
  const sessions = new Set<Session>();
  const faults = createLineFaults();
  let joined = 0;

  const listener = createServer((client) => {
    if (faults.refusing) return void client.resetAndDestroy();
    const server = connect({ host: wanted.hostname, port: Number(wanted.port || 5432) });
    const session: Session = { client, server, held: null, end };
    function end() {
      sessions.delete(session);
      client.destroy();
      server.destroy();
    }
    sessions.add(session);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", end);
    }
    joined += 1;
    const number = joined;
    followSession(session, faults, (text, inTransaction) =>
      proxy.onStatement(text, number, inTransaction),
    );
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;

  function cut(): void {
    for (const { client, server } of sessions) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  const proxy: PostgresProxy = {
    url: urlThrough(wanted, port),
    port,
    get sessions() {
      return sessions.size;
    },
    cut,
    delay(ms) {
      faults.delayMs = ms;
    },
    refuse() {
      faults.refusing = true;
      cut();
    },
    dropNextCommitReply: (match = /(?:)/) => faults.awaitDrop(match),
    holdNext: (match) => faults.awaitHold(match),
    onStatement: () => {},
    heal() {
      faults.clear();
      for (const session of sessions) letGo(session);
    },
    async close() {
      cut();
      listener.close();
      await once(listener, "close");
    },
  };
  return proxy;
}

function urlThrough(target: URL, port: number): string {
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return url.href;
}
