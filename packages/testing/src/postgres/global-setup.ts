import type { TestProject } from "vitest/node";
import { joinCluster } from "./cluster.ts";
import { ensureTemplate } from "./template.ts";

/** Before a run: the shared Postgres and the migrated template. After it: Postgres stops if nobody else needs it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await joinCluster();
  const template = await ensureTemplate(cluster);
  project.provide("postgres", { url: cluster.urlOf("postgres"), template });
  return () => cluster.leave();
}
