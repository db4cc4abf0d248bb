import { Registry } from "prom-client";
import type { ServiceContext } from "../context.ts";
import { createDatabaseMetrics } from "./database-metrics.ts";
import { processRegistry } from "../process-metrics.ts";

/** Returns all metrics of a process: its own, and the metrics that are read from the database for each scrape. */
export function createMetrics(ctx: ServiceContext): Registry {
  return Registry.merge([createDatabaseMetrics(ctx), processRegistry]);
}
