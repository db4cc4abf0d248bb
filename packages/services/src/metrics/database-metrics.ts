import { oldestWaitingSeconds } from "@lacquer/db/queue";
import { Gauge, Registry } from "prom-client";
import type { ServiceContext } from "../context.ts";
import { readStandingPause } from "../system/provider-pause.ts";

/** Figures read from the database at the moment of asking, so that they are exact on every process. */
export function createDatabaseMetrics(ctx: ServiceContext): Registry {
  const registry = new Registry();
  const jobs = new Gauge({
    name: "lacquer_jobs",
    help: "Jobs by status.",
    labelNames: ["status"],
    registers: [registry],
    async collect() {
      const { rows } = await ctx.db.pool.query<{ status: string; jobs: number }>(
        `select s.status, count(g.id)::int as jobs
         from unnest(enum_range(null::job_status)) s(status)
         left join generation_jobs g on g.status = s.status group by s.status`,
      );
      for (const row of rows) jobs.set({ status: row.status }, row.jobs);
    },
  });
  const oldest = new Gauge({
    name: "lacquer_oldest_waiting_seconds",
    help: "Age of the oldest waiting job.",
    registers: [registry],
    async collect() {
      oldest.set(await oldestWaitingSeconds(ctx.db.pool));
    },
  });
  const credits = new Gauge({
    name: "lacquer_credits_total",
    help: "Credits moved, by kind of ledger row.",
    labelNames: ["kind"],
    registers: [registry],
    async collect() {
      const { rows } = await ctx.db.pool.query<{ kind: string; amount: number }>(
        `select k.kind, coalesce(sum(abs(l.amount)), 0)::float8 as amount
         from unnest(enum_range(null::ledger_kind)) k(kind)
         left join credit_ledger l on l.kind = k.kind group by k.kind`,
      );
      for (const row of rows) credits.set({ kind: row.kind }, row.amount);
    },
  });
  const paused = new Gauge({
    name: "lacquer_provider_paused",
    help: "1 while an image provider keeps designs waiting, by reason.",
    labelNames: ["provider", "reason"],
    registers: [registry],
    async collect() {
      paused.reset();
      const pause = await readStandingPause(ctx);
      if (pause) paused.set({ provider: ctx.config.provider, reason: pause.reason }, 1);
    },
  });
  return registry;
}
