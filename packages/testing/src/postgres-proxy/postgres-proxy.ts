import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { type CommitWatch, createCommitWatch } from "./commit-watch.ts";
import { asksForEncryption, createMessageReader, type Message } from "./wire.ts";

/** A line to Postgres that can go wrong the way lines do. */
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
   * Lets Postgres carry out the next commit (a COMMIT, or a writing statement outside a transaction) of which `match`
   * finds some statement's text, swallows the answer and cuts that session. Resolves with the statements that were
   * committed. May be called several times; each call takes one commit.
   */
  dropNextCommitReply(match?: RegExp): Promise<string[]>;
  /**
   * Stops the next session that is about to run a statement with this text: it does not reach Postgres before `heal`.
   * Resolves when that session stands still.
   */
  holdNext(match: RegExp): Promise<void>;
  /** Told of each statement on its way to Postgres, with a number for its session and whether a transaction is open. */
  onStatement: (text: string, session: number, inTransaction: boolean) => void;
  /** Ends every fault, also drops and holds not yet made; their promises stay open. */
  heal(): void;
  close(): Promise<void>;
}

interface Drop {
  match: RegExp;
  done: (statements: string[]) => void;
}

interface Hold {
  match: RegExp;
  done: () => void;
}

interface Session {
  client: Socket;
  server: Socket;
  /** What a session that stands still wants to send. */
  held: Buffer[] | null;
}

/** Starts a TCP proxy on a free port before the Postgres of `target`, a url; only unencrypted sessions are followed. */
export async function startPostgresProxy({ target }: { target: string }): Promise<PostgresProxy> {
  const wanted = new URL(target);
  const sessions = new Set<Session>();
  let drops: Drop[] = [];
  let holds: Hold[] = [];
  let joined = 0;
  let delayMs = 0;
  let refusing = false;

  const listener = createServer((client) => {
    if (refusing) return void client.resetAndDestroy();
    const server = connect({ host: wanted.hostname, port: Number(wanted.port || 5432) });
    const session: Session = { client, server, held: null };
    sessions.add(session);
    const end = () => {
      sessions.delete(session);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", end);
    }
    join(session, end);
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);

  function join(session: Session, end: () => void): void {
    const { client, server } = session;
    joined += 1;
    const number = joined;
    const watch = createCommitWatch();
    const [fromClient, fromServer] = [createMessageReader(1), createMessageReader()];
    const [toServer, toClient] = [later(server), later(client)];
    let letterAwaited = 0;
    let withheld: Message[] = [];

    client.on("data", (chunk) => {
      for (const message of fromClient.read(chunk)) {
        if (message.type === "" && asksForEncryption(message.body)) letterAwaited += 1;
        else {
          const { inTransaction } = watch;
          const text = watch.sent(message);
          if (text !== null) {
            proxy.onStatement(text, number, inTransaction);
            holdAt(session, text);
          }
        }
        if (session.held) session.held.push(message.bytes);
        else toServer(message.bytes);
      }
    });
    server.on("data", (chunk) => {
      let rest = chunk;
      if (letterAwaited > 0) {
        letterAwaited -= 1;
        toClient(rest.subarray(0, 1));
        rest = rest.subarray(1);
      }
      for (const message of fromServer.read(rest)) {
        const drop = dropFor(watch);
        const committed = watch.received(message);
        if (committed && drop) {
          drops = drops.filter((other) => other !== drop);
          end();
          return drop.done(committed);
        }
        // A commit is known by its last message only; until then what belongs to it is held back.
        withheld.push(message);
        if (!drop || message.type === "Z") {
          toClient(Buffer.concat(withheld.map((held) => held.bytes)));
          withheld = [];
        }
      }
      return undefined;
    });
  }

  function holdAt(session: Session, text: string): void {
    const hold = session.held ? undefined : holds.find(({ match }) => match.test(text));
    if (!hold) return;
    holds = holds.filter((other) => other !== hold);
    session.held = [];
    hold.done();
  }

  const dropFor = (watch: CommitWatch): Drop | undefined =>
    drops.find(({ match }) => watch.mayCommit((texts) => texts.some((text) => match.test(text))));

  /** Writes to a socket now, or after the delay, in order. */
  function later(socket: Socket): (bytes: Buffer) => void {
    let due = 0;
    return (bytes) => {
      due = Math.max(due, performance.now() + delayMs);
      const wait = due - performance.now();
      if (wait < 1) socket.write(bytes);
      else setTimeout(() => socket.writable && socket.write(bytes), wait);
    };
  }

  function cut(): void {
    for (const { client, server } of sessions) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  const proxy: PostgresProxy = {
    url: url.href,
    port,
    get sessions() {
      return sessions.size;
    },
    cut,
    delay(ms) {
      delayMs = ms;
    },
    refuse() {
      refusing = true;
      cut();
    },
    dropNextCommitReply: (match = /(?:)/) =>
      new Promise((done) => {
        drops.push({ match, done });
      }),
    holdNext: (match) =>
      new Promise((done) => {
        holds.push({ match, done });
      }),
    onStatement: () => {},
    heal() {
      refusing = false;
      delayMs = 0;
      drops = [];
      holds = [];
      for (const session of sessions) {
        if (session.held) session.server.write(Buffer.concat(session.held));
        session.held = null;
      }
    },
    async close() {
      cut();
      listener.close();
      await once(listener, "close");
    },
  };
  return proxy;
}
