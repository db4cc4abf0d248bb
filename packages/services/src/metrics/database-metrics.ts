import { Counter, Gauge, Registry } from "prom-client";
import type { ServiceContext } from "../context.ts";
import { createFigures, type Figures } from "./figures.ts";

const ENDED = ["completed", "failed", "canceled"];
const KINDS = ["grant", "purchase", "charge", "refund"];

const zeros = (labels: string[]) => Object.fromEntries(labels.map((label) => [label, 0]));

interface Instrument {
  name: string;
  help: string;
  kind: typeof Gauge | typeof Counter;
  labelNames: string[];
  /** Returns the metric's values, each with its labels. */
  values(figures: Figures): { labels: Record<string, string>; value: number }[];
}

/** Returns one value for each value of a label. */
const byLabel = (label: string, amounts: Record<string, number>) =>
  Object.entries(amounts).map(([text, value]) => ({ labels: { [label]: text }, value }));

const instruments = (provider: string): Instrument[] => [
  {
    name: "lacquer_jobs",
    help: "Jobs by status: those in progress now, and all that ever ended.",
    kind: Gauge,
    labelNames: ["status"],
    values: ({ underWay, tallies }) =>
      byLabel("status", { ...underWay, ...zeros(ENDED), ...tallies.jobs }),
  },
  {
    name: "lacquer_failures_total",
    help: "Failed jobs by error code.",
    kind: Counter,
    labelNames: ["code"],
    values: ({ tallies }) => byLabel("code", tallies.failures),
  },
  {
    name: "lacquer_credits_total",
    help: "Credits moved, by kind of ledger row.",
    kind: Counter,
    labelNames: ["kind"],
    values: ({ tallies }) => byLabel("kind", { ...zeros(KINDS), ...tallies.credits }),
  },
  {
    name: "lacquer_oldest_waiting_seconds",
    help: "Age of the oldest waiting job.",
    kind: Gauge,
    labelNames: [],
    values: ({ oldestWaitingSeconds: value }) => [{ labels: {}, value }],
  },
  {
    name: "lacquer_workers",
    help: "The number of workers that are alive.",
    kind: Gauge,
    labelNames: [],
    values: ({ workers: value }) => [{ labels: {}, value }],
  },
  {
    name: "lacquer_webhooks_overdue_seconds",
    help: "How overdue the oldest waiting delivery is, among webhooks that may be called now.",
    kind: Gauge,
    labelNames: [],
    values: ({ webhooksOverdueSeconds: value }) => [{ labels: {}, value }],
  },
  {
    name: "lacquer_provider_paused",
    help: "1 while an image provider keeps designs waiting, by reason.",
    kind: Gauge,
    labelNames: ["provider", "reason"],
    values: ({ pause }) =>
      pause ? [{ labels: { provider, reason: pause.reason }, value: 1 }] : [],
  },
];

/**
 * Creates the metrics that are read from the database for each scrape, so that every process reports exact values.
 * While the database is unavailable these metrics are left out, because old values would be wrong. A process's own
 * metrics are still served.
 */
export function createDatabaseMetrics(ctx: ServiceContext): Registry {
  const registry = new Registry();
  const registers = [registry];
  const readFigures = createFigures(ctx);
  for (const { name, help, kind: Kind, labelNames, values } of instruments(ctx.config.provider)) {
    const metric: Gauge | Counter = new Kind({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        const figures = await readFigures();
        metric.reset();
        if (figures) for (const { labels, value } of values(figures)) metric.inc(labels, value);
        // `reset` leaves no values of a metric with labels. A metric without labels would keep a zero, so it is removed
        // instead.
        else if (labelNames.length === 0) metric.remove();
      },
    });
  }
  const up: Gauge = new Gauge({
    name: "lacquer_database_up",
    help: "1 while the database answers, otherwise 0. The figures that are read from the database are then left out.",
    registers,
    async collect() {
      up.set((await readFigures()) ? 1 : 0);
    },
  });
  addPool(registry, ctx.db.pool);
  return registry;
}

type Pool = Pick<ServiceContext["db"]["pool"], "totalCount" | "idleCount" | "waitingCount">;

/**
 * Adds the numbers of this process's connections to the database. The numbers are known even while the database is
 * unavailable.
 */
function addPool(registry: Registry, pool: Pool): void {
  const connections: Gauge<"state"> = new Gauge({
    name: "pg_pool_connections",
    help: "Connections of this process to the database by state.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      connections.set({ state: "idle" }, pool.idleCount);
      connections.set({ state: "busy" }, pool.totalCount - pool.idleCount);
    },
  });
  const waiting: Gauge = new Gauge({
    name: "pg_pool_waiting",
    help: "Statements of this process that wait for a connection.",
    registers: [registry],
    collect: () => waiting.set(pool.waitingCount),
  });
}
