import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { WebhookMessage } from "@lacquer/contracts";
import type { Certificate } from "./certificate.ts";

export interface ReceivedMessage {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  message: WebhookMessage;
}

export interface WebhookReceiver {
  port: number;
  received: ReceivedMessage[];
  /** Answers a delivery; by default with 200. A test may replace this function. */
  answer: (request: ReceivedMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** Starts a real HTTP server, or with a certificate an HTTPS server, that records every delivery that it gets. */
export async function startWebhookReceiver(tls?: Certificate): Promise<WebhookReceiver> {
  const take: RequestListener = async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { url: path = "", headers } = request;
    const received = { path, headers, body, message: JSON.parse(body) as WebhookMessage };
    receiver.received.push(received);
    receiver.answer(received, response);
  };
  const server = tls ? createTlsServer(tls, take) : createServer(take);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const receiver: WebhookReceiver = {
    port: (server.address() as AddressInfo).port,
    received: [],
    answer: (_, response) => response.end(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
