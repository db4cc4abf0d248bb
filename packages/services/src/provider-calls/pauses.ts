import { type Database, type Queryable, transaction } from "@lacquer/db";
import type { Trouble } from "@lacquer/imaging";

/** The first pause for trouble with billing or the key. It doubles while the trouble lasts. */
const FAULT_SECONDS = 60;
const PAUSE_SECONDS_MAX = 600;
/** The waits that a provider asks for are stretched by up to this share, so that not everybody comes back at once. */
const JITTER = 0.2;
/** The time for a probe to be accepted before another may try. */
const PROBE_SECONDS = 10;

/** Troubles that last until a call succeeds, however long designs have waited. */
const LASTING: ReadonlySet<Trouble> = new Set(["billing", "key", "budget"]);

/** While a pause lasts, nobody may call the provider. */
export interface Pause {
  reason: Trouble;
  /** The time when the trouble began, perhaps long before this pause. */
  since: Date;
  until: Date;
  /**
   * The time until the pause ends, on the database's clock. 0 = the pause is over, but no call has shown yet that the
   * trouble is over too.
   */
  secondsLeft: number;
  failures: number;
  /** The lease of the job whose call tests the provider. */
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

/** The provider's pause, over or not; null = no known trouble. */
export async function readPause(db: Queryable, provider: string): Promise<Pause | null> {
  return presented((await db.query<Row>(READ, [provider])).rows[0]);
}

/**
 * The same, for a transaction that will change the pause. It locks first and reads afterwards; otherwise a transaction
 * that waited for the lock would judge by old data.
 */
async function lockPause(tx: Queryable, provider: string): Promise<Pause | null> {
  const lock = "select 1 from provider_pauses where provider = $1 for update";
  const { rowCount } = await tx.query(lock, [provider]);
  return rowCount === 0 ? null : readPause(tx, provider);
}

/**
 * Whether the pause keeps designs waiting now: a requested wait does until its time is over, a fault until a call
 * succeeds.
 */
export function isStanding(pause: Pause): boolean {
  return pause.secondsLeft > 0 || LASTING.has(pause.reason);
}

/**
 * Asks to make a call, inside the transaction that records it. `wait`: seconds until asking again makes sense. After
 * a pause one call at a time is made as a probe until one is accepted. The others wait for it while its job is held.
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
 * The requested wait with its jitter, or the fault's own wait, which doubles with each probe that meets the fault
 * again.
 */
function pauseSeconds(reason: Trouble, failures: number, told: number | undefined): number {
  const seconds =
    reason === "billing" || reason === "key"
      ? FAULT_SECONDS * 2 ** (failures - 1)
      : (told ?? 20) * (1 + Math.random() * JITTER);
  return Math.min(PAUSE_SECONDS_MAX, Math.max(0.1, seconds));
}

/**
 * Stops every slot of every worker from calling. When a probe meets the fault again, the pause doubles; late answers
 * about an earlier moment never shorten it. Returns the pause, and whether the trouble is new.
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
    // A late "slow down" must not hide that the account is empty.
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
      // A wait for a probe is our own; the provider did not ask for it.
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
 * Lets one call probe at once. The trouble, and when it began, stays recorded until that call shows that it is over.
 */
export async function probeNow(db: Queryable, provider: string): Promise<void> {
  await db.query(
    "update provider_pauses set until = least(until, now()), probe_job = null, probe_lease = null where provider = $1",
    [provider],
  );
}

/** Ends a pause because a call was accepted. False = there was none. */
export async function endPause(db: Queryable, provider: string): Promise<boolean> {
  const { rowCount } = await db.query("delete from provider_pauses where provider = $1", [
    provider,
  ]);
  return rowCount === 1;
}
