import { createServer, type Server } from "node:http";
import type { Registry } from "prom-client";
import type { Log } from "@lacquer/services";

/**
 * The address at which the metrics are served. Callers are not authenticated, so the operator decides who can reach it.
 */
export interface MetricsAddress {
  host: string;
  port: number;
}

/**
 * Serves Prometheus text at /metrics. If the port is taken, it logs one warning and uses the next free port. A taken
 * port never stops the process.
 */
export async function serveMetrics(
  registry: Registry,
  { host, port }: MetricsAddress,
  log: Log,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      (error: unknown) => {
        log.warn({ err: error }, "the metrics could not be collected");
        response.writeHead(503).end();
      },
    );
  });
  for (let candidate = port; ; candidate += 1) {
    const taken = await listen(server, { host, port: candidate });
    if (!taken) {
      if (candidate !== port)
        log.warn({ port, used: candidate }, "the metrics port is taken; using the next free one");
      return server;
    }
    if (candidate >= port + 50)
      throw new Error(
        `No free port for metrics from ${port} to ${candidate}. Set METRICS_PORT to a free one.`,
      );
  }
}

function listen(server: Server, address: MetricsAddress): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off("listening", onListening);
      if (error.code === "EADDRINUSE") resolve(true);
      else
        reject(
          new Error(
            `The metrics server cannot listen on METRICS_HOST ${address.host}: ${error.message}`,
            {
              cause: error,
            },
          ),
        );
    };
    const onListening = () => {
      server.off("error", onError);
      resolve(false);
    };
    server.once("error", onError);
    server.once("listening", onListening);
    server.listen(address);
  });
}
