import type { ServerResponse } from "node:http";
import { SSE_PING_MS } from "@lacquer/api";
import type { LiveMessage } from "@lacquer/contracts";

const SECOND_MS = 1_000;

export function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`;
}

const texts = new WeakMap<LiveMessage, string>();

/**
 * Returns a message in the format that tRPC's client reads. The text is built once, however many windows receive it.
 */
export function written(message: LiveMessage): string {
  let text = texts.get(message);
  if (text === undefined) {
    text = `data: ${JSON.stringify({ json: message })}\n\n`;
    texts.set(message, text);
  }
  return text;
}

/** Starts one timer that pings all streams, a tenth of them each second. */
export function startPings() {
  const rounds = Array.from({ length: SSE_PING_MS / SECOND_MS }, () => new Set<ServerResponse>());
  const ping = event("ping", "");
  let turn = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % rounds.length;
    for (const response of rounds[turn] ?? [])
      if (!response.writableNeedDrain) response.write(ping);
  }, SECOND_MS);
  return {
    add(response: ServerResponse): () => void {
      const round = rounds[turn];
      round?.add(response);
      return () => round?.delete(response);
    },
    stop: () => clearInterval(timer),
  };
}
