import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A proxy in front of the store. It can be shut, and it records all traffic. */
export interface Gate {
  endpoint: string;
  /** The first line of each request: method, path, version. */
  requests: string[];
  /** Returns everything that clients have sent, as text. */
  sent(): string;
  /** Returns the number of connections that were refused because the gate was shut. */
  refused(): number;
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

/** Opens a gate on a free port. It passes bytes on unchanged, so signatures stay valid. */
export async function openGate(endpoint: string): Promise<Gate> {
  const { hostname, port } = new URL(endpoint);
  const sockets = new Set<Socket>();
  const chunks: Buffer[] = [];
  const requests: string[] = [];
  let refused = 0;
  let isShut = false;
  const server = createServer((client) => {
    if (isShut) {
      refused += 1;
      client.destroy();
      return;
    }
    const store = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, store],
      [store, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => sockets.delete(from));
      from.pipe(to);
    }
    client.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const line = /^(?:GET|PUT|HEAD|DELETE) \S+/.exec(chunk.toString("latin1"));
      if (line) requests.push(line[0]);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    sent: () => Buffer.concat(chunks).toString("latin1"),
    refused: () => refused,
    shut() {
      isShut = true;
      cut();
    },
    open() {
      isShut = false;
    },
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
