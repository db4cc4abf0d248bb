import type { Socket } from "node:net";
import { createCommitWatch } from "./commit-watch.ts";
import type { LineFaults } from "./faults.ts";
import { asksForEncryption, createMessageReader, type Message } from "./wire.ts";

export interface Session {
  client: Socket;
  server: Socket;
  /** The messages that a stopped session wants to send; null while the session is not stopped. */
  held: Buffer[] | null;
  /** Ends the connections on both sides. */
  end: () => void;
}

/** Passes a session's messages on in both directions, and applies the planned faults. */
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
      // Only the last message of an answer shows whether the answer reports a commit. All earlier messages are
      // therefore held back.
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

/** Returns a function that writes to a socket in order, at once or after the planned delay. */
function delayed(socket: Socket, faults: LineFaults): (bytes: Buffer) => void {
  let due = 0;
  return (bytes) => {
    due = Math.max(due, performance.now() + faults.delayMs);
    const wait = due - performance.now();
    if (wait < 1) socket.write(bytes);
    else setTimeout(() => socket.writable && socket.write(bytes), wait);
  };
}
