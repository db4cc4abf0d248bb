import type { ServerResponse } from "node:http";
import { SSE_PING_MS } from "@lacquer/api";
import type { LiveMessage } from "@lacquer/contracts";

const SECOND_MS = 1_000;

export function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`;
}

const texts = new WeakMap<LiveMessage, string>();

/** A message in the form that tRPC's client reads. It is written once, however many windows it goes to. */
export function written(message: LiveMessage): string {
  let text = texts.get(message);
  if (text === undefined) {
    text = `data: ${JSON.stringify({ json: message })}\n\n`;
    texts.set(message, text);
  }
  return text;
}

/** One timer for all streams; a tenth of them is pinged each second. */
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
