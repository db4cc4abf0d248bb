import { Counter, Gauge } from "prom-client";
import { processRegistry } from "./process-metrics.ts";

const registers = [processRegistry];
const labelNames = ["limit"] as const;

export const limitRefusals = new Counter({
  name: "lacquer_limit_refusals_total",
  help: "Requests that this process refused because a limit was reached, by limit.",
  labelNames,
  registers,
});

export const limitHeld = new Gauge({
  name: "lacquer_limit_held",
  help: "The amount that is in use under a limit of this process, in the limit's own unit.",
  labelNames,
  registers,
});

export const limitWaiting = new Gauge({
  name: "lacquer_limit_waiting",
  help: "Requests that wait for room within a limit of this process.",
  labelNames,
  registers,
});
