import { createBody, type TestDatabase } from "@lacquer/testing";
import type { Page } from "playwright-core";

/** Creates this many waiting jobs, each as the newest job of its own design, and opens those designs. */
export async function openDesignsWithJobs(page: Page, count: number): Promise<string[]> {
  const tabs: { id: string; name: string; generationJobId: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = `design-${index + 1}`;
    const answer = await page.request.post("/api/generate-nail-design-job", {
      data: createBody({ tabId: id }),
    });
    if (!answer.ok()) throw new Error(`The job was refused: ${await answer.text()}`);
    const { jobId } = (await answer.json()) as { jobId: string };
    tabs.push({ id, name: `Design ${index + 1}`, generationJobId: jobId });
  }
  await page.evaluate((open) => {
    const owner = localStorage.getItem("lacquer.owner");
    const state = { owner, tabs: open, activeId: open[0]?.id, orderedAt: 0, closed: {} };
    localStorage.setItem("lacquer.tabs", JSON.stringify({ state, version: 1 }));
  }, tabs);
  await page.reload();
  await page.locator('[data-tab="design-1"]').getByText("waiting").waitFor();
  return tabs.map(({ generationJobId }) => generationJobId);
}

const MOVE = `
with before as (select user_id, status, cost from generation_jobs where id = $1 for update),
moved as (
  update generation_jobs
  set status = $2::job_status, progress = 10, updated_at = now(), version = nextval('job_version_seq'),
      lease_token = case when $2 = 'processing' then gen_random_uuid() end,
      error_code = case when $2 = 'failed' then 'render_failed' end,
      completed_at = case when $2 = 'failed' then now() end
  where id = $1
)
update user_lanes lane
set waiting = lane.waiting + ($2 = 'pending')::int - (before.status = 'pending')::int,
    running = lane.running + ($2 = 'processing')::int - (before.status = 'processing')::int,
    held = lane.held + before.cost * (($2 = 'pending')::int - (before.status = 'pending')::int)
from before where lane.user_id = before.user_id`;

/** Changes a job and its place in the queue with SQL, and notifies the server, as a worker would. */
export async function moveJob(
  db: Pick<TestDatabase, "pool">,
  jobId: string,
  status: "pending" | "processing" | "failed",
): Promise<void> {
  await db.pool.query(MOVE, [jobId, status]);
  await db.pool.query("notify lacquer_changes");
}
