import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** Metrics that any Node process has, and the version of Lacquer. */
export function processFigures(version: string): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const buildInfo = new Gauge({
    name: "lacquer_build_info",
    help: "Always 1; its label is the version that runs.",
    labelNames: ["version"],
    registers: [registry],
  });
  buildInfo.set({ version }, 1);
  return registry;
}
