import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { dashboardQueries, DEPLOY } from "../test/monitoring-files.ts";

const run = promisify(execFile);
/** Resolves with promtool's output. Rejects if promtool finds a fault. */
const promtool = async (...words: string[]) =>
  (await run("promtool", words, { cwd: `${DEPLOY}prometheus` })).stdout;

test("Prometheus accepts the settings and their rules", async () => {
  expect(await promtool("check", "config", "prometheus.yml")).toContain("SUCCESS");
});

test("each alert fires on time and not before", async () => {
  expect(await promtool("test", "rules", "alerts.test.yml")).toContain("SUCCESS");
});

test("Prometheus understands every query of the dashboard", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-rules-"));
  const file = path.join(folder, "queries.yml");
  const rules = (await dashboardQueries()).map((expr, i) => ({ record: `query_${i}`, expr }));
  // The rules are written as JSON, because Prometheus reads YAML and every JSON text is also YAML.
  await writeFile(file, JSON.stringify({ groups: [{ name: "queries", rules }] }));
  expect(await promtool("check", "rules", file)).toContain(`${rules.length} rules found`);
  await rm(folder, { recursive: true });
});
