import type { TestProject } from "vitest/node";
import { joinCluster } from "./cluster.ts";
import { ensureTemplate } from "./template.ts";

/**
 * Before a test run, starts the shared Postgres and makes the migrated template. After the run, stops Postgres if no
 * other run needs it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await joinCluster();
  const template = await ensureTemplate(cluster);
  project.provide("postgres", { url: cluster.urlOf("postgres"), template });
  return () => cluster.leave();
}
