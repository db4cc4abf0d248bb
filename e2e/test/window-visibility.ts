import { CRON_SECRET, type TestServer } from "@lacquer/testing";
import type { Page } from "playwright-core";

/** Tells the page that its window is hidden or visible. A headless window never changes this by itself. */
export async function setSight(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

/** Makes the server itself paint every waiting job, one after another. */
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
