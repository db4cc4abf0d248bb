import { Registry } from "prom-client";
import type { ServiceContext } from "../context.ts";
import { createDatabaseMetrics } from "./database-metrics.ts";
import { processRegistry } from "../process-metrics.ts";

/** All metrics of a process: its own, and those read from the database on request. */
export function createMetrics(ctx: ServiceContext): Registry {
  return Registry.merge([createDatabaseMetrics(ctx), processRegistry]);
}
