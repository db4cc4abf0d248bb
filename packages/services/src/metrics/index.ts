import { Registry } from "prom-client";
import type { ServiceContext } from "../context.ts";
import { createDatabaseMetrics } from "./database-metrics.ts";
import { processRegistry } from "../process-metrics.ts";

/** All metrics of a process: what it saw itself, and what the database says when asked. */
export function createMetrics(ctx: ServiceContext): Registry {
  return Registry.merge([createDatabaseMetrics(ctx), processRegistry]);
}
