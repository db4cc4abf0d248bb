import type { Socket } from "node:net";
import { createCommitWatch } from "./commit-watch.ts";
import type { LineFaults } from "./faults.ts";
import { asksForEncryption, createMessageReader, type Message } from "./wire.ts";

export interface Session {
  client: Socket;
  server: Socket;
  /** The messages that a stopped session wants to send. */
  held: Buffer[] | null;
  /** Ends both sides. */
  end: () => void;
}

/** Passes a session's messages on, both ways, with the faults that are planned for it. */
export function followSession(
  session: Session,
  faults: LineFaults,
  onStatement: (text: string, inTransaction: boolean) => void,
): void {
  const { client, server } = session;
  const watch = createCommitWatch();
  const [fromClient, fromServer] = [createMessageReader(1), createMessageReader()];
  const [toServer, toClient] = [delayed(server, faults), delayed(client, faults)];
  let letterAwaited = 0;
  let withheld: Message[] = [];

  client.on("data", (chunk) => {
    for (const message of fromClient.read(chunk)) {
      if (message.type === "" && asksForEncryption(message.body)) letterAwaited += 1;
      else {
        const { inTransaction } = watch;
        const text = watch.sent(message);
        if (text !== null) {
          onStatement(text, inTransaction);
          if (!session.held && faults.takeHold(text)) session.held = [];
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
      const drop = faults.dropFor(watch);
      const committed = watch.received(message);
      if (committed && drop) {
        session.end();
        faults.takeDrop(drop, committed);
        return;
      }
      // Only a commit's last message shows that it is one, so everything before that is held back.
      withheld.push(message);
      if (!drop || message.type === "Z") {
        toClient(Buffer.concat(withheld.map((held) => held.bytes)));
        withheld = [];
      }
    }
  });
}

/** Lets a stopped session continue. */
export function letGo(session: Session): void {
  if (session.held) session.server.write(Buffer.concat(session.held));
  session.held = null;
}

/** Writes to a socket now, or after the line's delay, in order. */
function delayed(socket: Socket, faults: LineFaults): (bytes: Buffer) => void {
  let due = 0;
  return (bytes) => {
    due = Math.max(due, performance.now() + faults.delayMs);
    const wait = due - performance.now();
    if (wait < 1) socket.write(bytes);
    else setTimeout(() => socket.writable && socket.write(bytes), wait);
  };
}
