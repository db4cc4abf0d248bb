import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The folder with the files for Prometheus and Grafana. */
export const DEPLOY = fileURLToPath(new URL("../../../deploy/", import.meta.url));

interface Dashboard {
  annotations: { list: { expr: string }[] };
  panels: { title: string; targets: { expr: string }[] }[];
}

/** Returns every query of the Grafana dashboard. */
export async function dashboardQueries(): Promise<string[]> {
  const text = await readFile(`${DEPLOY}grafana/lacquer.json`, "utf8");
  const { panels, annotations } = JSON.parse(text) as Dashboard;
  return [...panels.flatMap(({ targets }) => targets), ...annotations.list].map(({ expr }) => expr);
}
