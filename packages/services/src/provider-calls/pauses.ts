import { type Database, type Queryable, transaction } from "@lacquer/db";
import type { Trouble } from "@lacquer/imaging";

/**
 * The length of the first pause for trouble with billing or the key. While the trouble lasts, the length doubles, up to
 * PAUSE_SECONDS_MAX.
 */
const FAULT_SECONDS = 60;
const PAUSE_SECONDS_MAX = 600;
/** The largest share by which a requested wait is extended at random, so that not all calls come back at once. */
const JITTER = 0.2;
/** If a probe is not accepted within this time, another call may probe the provider. */
const PROBE_SECONDS = 10;

/** Troubles that last until a call succeeds, however long designs have been waiting. */
const LASTING: ReadonlySet<Trouble> = new Set(["billing", "key", "budget"]);

/** A provider's pause, during which nobody may call the provider. */
export interface Pause {
  reason: Trouble;
  /** The time when the trouble began, which may be long before this pause. */
  since: Date;
  until: Date;
  /**
   * The seconds until the pause ends, according to the database's clock. 0 = the time is over, but no call has shown
   * yet that the trouble is over too.
   */
  secondsLeft: number;
  failures: number;
  /** The lease token of the job whose call serves as the probe. */
  probeLease: string | null;
}

interface Row {
  reason: Trouble;
  since: Date;
  until: Date;
  left: number;
  failures: number;
  probe_lease: string | null;
}

const READ = `
select reason, since, until, failures, probe_lease, coalesce((
  select extract(epoch from s.until - now()) from standing_pauses s where s.provider = p.provider
), 0)::float8 as left
from provider_pauses p where provider = $1`;

function presented(row: Row | undefined): Pause | null {
  if (!row) return null;
  const { left: secondsLeft, probe_lease: probeLease, ...pause } = row;
  return { ...pause, secondsLeft, probeLease };
}

/** Returns the provider's pause, even if its time is over. Null = no known trouble. */
export async function readPause(db: Queryable, provider: string): Promise<Pause | null> {
  return presented((await db.query<Row>(READ, [provider])).rows[0]);
}

/**
 * Reads the pause for a transaction that will change it. The row is locked before it is read; otherwise a transaction
 * that had to wait for the lock would use old data.
 */
async function lockPause(tx: Queryable, provider: string): Promise<Pause | null> {
  const lock = "select 1 from provider_pauses where provider = $1 for update";
  const { rowCount } = await tx.query(lock, [provider]);
  return rowCount === 0 ? null : readPause(tx, provider);
}

/**
 * Returns whether the pause keeps designs waiting now. A wait that the provider requested lasts until its time is over.
 * A pause for a fault lasts until a call succeeds.
 */
export function isStanding(pause: Pause): boolean {
  return pause.secondsLeft > 0 || LASTING.has(pause.reason);
}

/**
 * Asks whether a call may be made, inside the transaction that records the call. `wait` gives the seconds until asking
 * again makes sense. When a pause is over, calls are made one at a time, as probes, until the provider accepts one.
 * Meanwhile all other calls wait.
 */
export async function passPause(
  tx: Queryable,
  { provider, jobId, leaseToken }: { provider: string; jobId: string; leaseToken: string },
): Promise<{ wait: number; reason: Trouble } | { probe: boolean }> {
  const pause = await lockPause(tx, provider);
  if (!pause) return { probe: false };
  if (pause.secondsLeft > 0 && pause.probeLease !== leaseToken)
    return { wait: pause.secondsLeft, reason: pause.reason };
  await tx.query(
    `update provider_pauses
     set until = now() + make_interval(secs => $2), probe_job = $3, probe_lease = $4 where provider = $1`,
    [provider, PROBE_SECONDS, jobId, leaseToken],
  );
  return { probe: true };
}

/**
 * Returns the length of a pause: the requested wait with its jitter, or the fault's own pause, which doubles with each
 * probe that meets the fault again.
 */
function pauseSeconds(reason: Trouble, failures: number, told: number | undefined): number {
  const seconds =
    reason === "billing" || reason === "key"
      ? FAULT_SECONDS * 2 ** (failures - 1)
      : (told ?? 20) * (1 + Math.random() * JITTER);
  return Math.min(PAUSE_SECONDS_MAX, Math.max(0.1, seconds));
}

/**
 * Stops all slots of all workers from calling the provider. The pause doubles each time a probe meets the fault again.
 * Late answers to earlier calls never shorten the pause. Returns the pause, and whether the trouble is new.
 */
export function pauseProvider(
  db: Database,
  provider: string,
  met: { reason: Trouble; retryAfter?: number | undefined; probe: boolean },
): Promise<{ pause: Pause; isNew: boolean }> {
  return transaction(db, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into provider_pauses (provider, until, reason, failures) values ($1, now(), $2, 0)
       on conflict (provider) do nothing`,
      [provider, met.reason],
    );
    const before = await lockPause(tx, provider);
    if (!before) throw new Error("a provider's pause disappeared under its lock");
    const isFault = LASTING.has(met.reason);
    // A late "slow down" must not hide that the account is out of credit.
    const changes = before.reason !== met.reason && (met.probe || isFault);
    const reason = changes ? met.reason : before.reason;
    const isNew = rowCount === 1 || changes;
    const failures = isNew ? 1 : before.failures + (met.probe ? 1 : 0);
    const seconds = pauseSeconds(met.reason, failures, met.retryAfter);
    const { rows: after } = await tx.query<Row>(
      `update provider_pauses
       set reason = $2, failures = $3, since = case when $6 then now() else since end,
           until = case when $5 then now() + make_interval(secs => $4)
                        else greatest(until, now() + make_interval(secs => $4)) end,
           probe_job = null, probe_lease = null
       where provider = $1
       returning reason, since, until, failures, probe_lease, extract(epoch from until - now())::float8 as left`,
      // While a probe is under way, this studio and not the provider has set the end of the pause, so the pause may be
      // shortened.
      [
        provider,
        reason,
        failures,
        seconds,
        met.probe || isNew || before.probeLease !== null,
        isNew,
      ],
    );
    const pause = presented(after[0]);
    if (!pause) throw new Error("a provider's pause disappeared under its lock");
    return { pause, isNew };
  });
}

/**
 * Lets one call probe the provider at once. The trouble and its beginning stay recorded until that call shows that the
 * trouble is over.
 */
export async function probeNow(db: Queryable, provider: string): Promise<void> {
  await db.query(
    "update provider_pauses set until = least(until, now()), probe_job = null, probe_lease = null where provider = $1",
    [provider],
  );
}

/** Ends a pause because a call was accepted. Returns false if there was no pause. */
export async function endPause(db: Queryable, provider: string): Promise<boolean> {
  const { rowCount } = await db.query("delete from provider_pauses where provider = $1", [
    provider,
  ]);
  return rowCount === 1;
}
