import { type BenchServer, startBenchServer } from "@lacquer/testing";
import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import type { Page } from "playwright-core";
import { openDesignsWithJobs } from "../test/desk.ts";

/** A real server and database, with a proxy through which every window connects. */
export interface BenchStudio {
  proxy: HttpProxy;
  server: BenchServer;
  close(): Promise<void>;
}

export async function openStudio(): Promise<BenchStudio> {
  const proxy = await startHttpProxy();
  const server = await startBenchServer({ PUBLIC_URL: proxy.origin, GUEST_CREDITS: "1000" });
  proxy.target = server.origin;
  return {
    proxy,
    server,
    async close() {
      await server.close();
      await proxy.close();
    },
  };
}

/** A design's tab and the job whose status it shows. */
export interface DeskDesign {
  tab: string;
  jobId: string;
}

/** Opens this many designs with waiting jobs, and waits until the stream is open. */
export async function openDesk(page: Page, count: number): Promise<DeskDesign[]> {
  const jobIds = await openDesignsWithJobs(page, count);
  await page.locator('[data-live="live"]').waitFor({ state: "attached" });
  return jobIds.map((jobId, index) => ({ tab: `design-${index + 1}`, jobId }));
}
