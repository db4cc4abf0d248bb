import { createServer, request as send, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/**
 * What the proxy does. `pass`: lets everything through. `unavailable`: cuts open connections and answers 503. `buffer`:
 * holds every answer back until it is complete, so that a stream never arrives. `cut`: drops every connection.
 */
export type ProxyMode = "pass" | "unavailable" | "buffer" | "cut";

/** A reverse proxy between browser and server that can cause faults. */
export interface HttpProxy {
  origin: string;
  port: number;
  /** The address of the server that gets the requests. */
  target: string;
  /** Returns the address of the server for a path. Needed only if that server is not always `target`. */
  route?: (path: string) => string;
  /** Returns how many requests so far had `part` in their path. */
  asked(part: string): number;
  /** Returns how many requests with `part` in their path are being answered now. */
  open(part: string): number;
  set(mode: ProxyMode): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1. Set its `target` before the first request. */
export async function startHttpProxy(): Promise<HttpProxy> {
  let mode: ProxyMode = "pass";
  const paths: string[] = [];
  const sockets = new Set<Socket>();
  const streams = new Map<ServerResponse, string>();
  const server = createServer((incoming, outgoing) => {
    paths.push(incoming.url ?? "");
    if (mode === "cut") return incoming.socket.destroy();
    if (mode === "unavailable") return outgoing.writeHead(503).end("Service Unavailable");
    const { host, port } = new URL(proxy.route?.(incoming.url ?? "") ?? proxy.target);
    const onward = send(
      {
        host: "127.0.0.1",
        port,
        path: incoming.url,
        method: incoming.method,
        headers: { ...incoming.headers, host },
      },
      (answer) => {
        const whole: Buffer[] = [];
        const holdBack = mode === "buffer";
        if (!holdBack) outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        streams.set(outgoing, incoming.url ?? "");
        answer.on("data", (chunk: Buffer) => {
          if (holdBack) whole.push(chunk);
          else outgoing.write(chunk);
        });
        answer.on("end", () => {
          if (holdBack) outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.end(Buffer.concat(whole));
        });
        answer.on("error", () => outgoing.destroy());
      },
    );
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => {
      streams.delete(outgoing);
      onward.destroy();
    });
    incoming.pipe(onward);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: HttpProxy = {
    origin: `http://127.0.0.1:${port}`,
    port,
    target: "",
    asked: (part) => paths.filter((path) => path.includes(part)).length,
    open: (part) => [...streams.values()].filter((path) => path.includes(part)).length,
    set(next) {
      mode = next;
      if (next !== "pass") for (const stream of streams.keys()) stream.destroy();
      if (next === "cut") for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
