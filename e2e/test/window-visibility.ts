import { CRON_SECRET, type TestServer } from "@lacquer/testing";
import type { Page } from "playwright-core";

/** What the page is told when its window goes out of sight or comes back; a headless window never does by itself. */
export async function setSight(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

/** Has the server itself paint every waiting job, one after the other. */
export async function endAll(server: TestServer): Promise<void> {
  const client = server.client();
  const headers = { authorization: `Bearer ${CRON_SECRET}` };
  for (;;) {
    const { body } = await client.send<{ processed: number }>("/api/process-generation-jobs", {
      method: "POST",
      headers,
    });
    if (body.processed === 0) return;
  }
}
