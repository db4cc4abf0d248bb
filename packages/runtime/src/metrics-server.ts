import { createServer, type Server } from "node:http";
import type { Registry } from "prom-client";
import type { Log } from "@lacquer/services";

/**
 * Serves Prometheus text at /metrics on 127.0.0.1. A taken port is one warning and the next free one, never a stop.
 */
export async function serveMetrics(registry: Registry, port: number, log: Log): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      (error: unknown) => {
        log.warn({ err: error }, "metrics could not be gathered");
        response.writeHead(503).end();
      },
    );
  });
  for (let candidate = port; ; candidate += 1) {
    const taken = await listen(server, candidate);
    if (!taken) {
      if (candidate !== port)
        log.warn({ port, used: candidate }, "the metrics port is taken; using the next free one");
      return server;
    }
    if (candidate >= port + 50)
      throw new Error(`No free port for metrics from ${port} to ${candidate}.`);
  }
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off("listening", onListening);
      if (error.code === "EADDRINUSE") resolve(true);
      else reject(error);
    };
    const onListening = () => {
      server.off("error", onError);
      resolve(false);
    };
    server.once("error", onError);
    server.once("listening", onListening);
    server.listen(port, "127.0.0.1");
  });
}
