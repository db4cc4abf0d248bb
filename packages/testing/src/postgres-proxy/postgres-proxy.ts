import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { createLineFaults } from "./faults.ts";
import { followSession, letGo, type Session } from "./session.ts";

/** A connection to Postgres that can fail as real connections do. */
export interface PostgresProxy {
  /** The target's url through this line. */
  url: string;
  port: number;
  /** Sessions that go through it now. */
  readonly sessions: number;
  /** Cuts every session at once; new ones may come. */
  cut(): void;
  /** Holds every chunk back for this long, both ways; 0 = no more. */
  delay(ms: number): void;
  /** Cuts every session and lets nobody in until `heal`. */
  refuse(): void;
  /**
   * Lets Postgres carry out the next commit (a COMMIT, or a writing statement outside a transaction) with a statement
   * that `match` accepts, then swallows the answer and cuts that session. Resolves with the committed statements.
   * Each call takes one commit.
   */
  dropNextCommitReply(match?: RegExp): Promise<string[]>;
  /**
   * Stops the next session that is about to run a statement with this text; it does not reach Postgres before `heal`.
   * Resolves when that session is stopped.
   */
  holdNext(match: RegExp): Promise<void>;
  /** Called for each statement on its way to Postgres, with its session's number and whether a transaction is open. */
  onStatement: (text: string, session: number, inTransaction: boolean) => void;
  /** Ends every fault, including drops and holds that have not happened yet; their promises stay open. */
  heal(): void;
  close(): Promise<void>;
}

/** Starts a TCP proxy on a free port before the Postgres at `target`, a url. It follows only unencrypted sessions. */
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
