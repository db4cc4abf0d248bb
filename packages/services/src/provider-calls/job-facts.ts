import { ERRORS, type JobUsage, type JobWaitingFor } from "@lacquer/contracts";
import type { JobRow } from "@lacquer/db";
import { ABILITIES } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { isStanding, readPause } from "./pauses.ts";
import { waitingCode } from "./waiting-code.ts";

/** What a job's owner may see about the job's image provider: the usage, and what the job waits for. */
export interface ProviderFacts {
  usage: JobUsage | null;
  waitingFor: JobWaitingFor | null;
}

const USAGE = `
select job_id, count(*)::int as calls,
       coalesce(sum(coalesce(input_text_tokens, 0) + coalesce(input_image_tokens, 0)), 0)::float8 as input,
       coalesce(sum(output_tokens), 0)::float8 as output,
       sum(cost_microdollars)::float8 as cost,
       case when bool_and(quoted_microdollars is not null) then sum(quoted_microdollars)::float8 end as quoted
from provider_calls
where job_id = any($1::uuid[])
group by job_id`;

interface Row {
  job_id: string;
  calls: number;
  input: number;
  output: number;
  cost: number | null;
  quoted: number | null;
}

const dollars = (microdollars: number | null) =>
  microdollars === null ? null : microdollars / 1_000_000;

/**
 * Returns whether a job's provider is paid. The provider's name may be unknown, because an older or newer version may
 * have written the row.
 */
function isPaid(provider: string | null): boolean {
  const known = Object.entries(ABILITIES).find(([name]) => name === provider);
  return known?.[1].paid ?? false;
}

/** Returns the facts of any number of jobs, with at most two queries. Jobs without facts are left out. */
export async function providerFacts(
  ctx: ServiceContext,
  rows: JobRow[],
): Promise<Map<string, ProviderFacts>> {
  const { provider } = ctx.config;
  const asked = rows.filter((row) => isPaid(row.provider)).map((row) => row.id);
  const waiting = isPaid(provider) && rows.some((row) => row.status === "pending");
  const [usages, pause] = await Promise.all([
    asked.length > 0 ? ctx.db.pool.query<Row>(USAGE, [asked]) : null,
    waiting ? readPause(ctx.db.pool, provider) : null,
  ]);
  const facts = new Map<string, ProviderFacts>();
  for (const row of usages?.rows ?? [])
    facts.set(row.job_id, {
      usage: {
        calls: row.calls,
        inputTokens: row.input,
        outputTokens: row.output,
        costUsd: dollars(row.cost),
        quotedUsd: dollars(row.quoted),
      },
      waitingFor: null,
    });
  if (!pause || !isStanding(pause)) return facts;
  const code = waitingCode(pause.reason);
  const waitingFor = { code, message: ERRORS[code].message, until: pause.until.toISOString() };
  for (const row of rows)
    if (row.status === "pending")
      facts.set(row.id, { usage: facts.get(row.id)?.usage ?? null, waitingFor });
  return facts;
}
