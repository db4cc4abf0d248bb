import { CRON_SECRET, createClient } from "@lacquer/testing";
import type { BrowserContext, Page } from "playwright-core";
import type { moveJob } from "../desk.ts";

/** One person at one window, and the server that the window uses. */
export interface Seat {
  page: Page;
  context: BrowserContext;
  db: Parameters<typeof moveJob>[0];
  /** Paints every waiting job, one after another. */
  paint(): Promise<void>;
}

/** Makes the server at `origin` paint through its cron route, which does the work in studios without a worker. */
export function painter(origin: string): () => Promise<void> {
  const client = createClient(origin, {});
  return async () => {
    for (;;) {
      const { body } = await client.send<{ processed: number }>("/api/process-generation-jobs", {
        method: "POST",
        headers: { authorization: `Bearer ${CRON_SECRET}` },
      });
      if (body.processed === 0) return;
    }
  };
}
