import { existsSync } from "node:fs";
import path from "node:path";
import { createDatabase, type Database } from "@lacquer/db";
import { ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import { migrationState } from "@lacquer/db/migrate";
import {
  type Addresses,
  assertSameDatabase,
  assertUtc,
  DatabaseSettingFault,
  isPooled,
} from "@lacquer/db/pooler";
import { isStanding, probeNow, readPause, readReadiness } from "@lacquer/services";
import { checkProvider, openStorage } from "@lacquer/runtime";
import type { Storage } from "@lacquer/storage";
import type { ServerEnv } from "../env.ts";
import { dataDir } from "./data-dir.ts";
import { said } from "./said.ts";

/** Something looked at: well, worth knowing, or wrong with what to do about it. */
export interface Finding {
  sign: "good" | "note" | "wrong";
  subject: string;
  words: string;
}

const OLDEST_POSTGRES = 15;
const SESSIONS = 2;
/** With a worker alive, a job that has waited this long is stuck behind something. */
const LONG_WAIT_SECONDS = 300;

const good = (subject: string, words: string): Finding => ({ sign: "good", subject, words });
const note = (subject: string, words: string): Finding => ({ sign: "note", subject, words });
const wrong = (subject: string, words: string): Finding => ({ sign: "wrong", subject, words });

/** Examines the house that this environment describes. */
export async function examine(env: ServerEnv): Promise<Finding[]> {
  const health = await checkProvider(env);
  const findings: Finding[] = [...secrets(env), provider(env, health)];
  const storage = openStorage(env, dataDir(env));
  findings.push(
    await storage.check().then(
      () => good("Storage", kept(storage, env)),
      (error: unknown) => wrong("Storage", unkept(storage, error)),
    ),
  );

  let url: string;
  try {
    url = env.DATABASE_URL ?? (await ensureEmbeddedPostgres({ dataDir: dataDir(env) })).url;
  } catch (error) {
    return [...findings, wrong("Database", said(error))];
  }
  const addresses = { url, directUrl: env.DATABASE_DIRECT_URL };
  const db = createDatabase({ ...addresses, connections: SESSIONS });
  try {
    const database = await databaseFinding(db, addresses);
    findings.push(database);
    if (database.sign === "wrong") return findings;
    const migrations = await migrationFinding(env.DATABASE_DIRECT_URL ?? url);
    findings.push(migrations);
    if (migrations.sign === "wrong") return findings;
    return [
      ...findings,
      ...(await pauseFindings(db, health)),
      ...(await workFindings(db, storage)),
    ];
  } finally {
    await db.close();
  }
}

function kept(storage: Storage, env: ServerEnv): string {
  return storage.kind === "s3"
    ? `the bucket ${env.S3_BUCKET} at ${storage.origin} answers`
    : `the folder ${path.join(dataDir(env), "storage")} can be written`;
}

function unkept(storage: Storage, error: unknown): string {
  return storage.kind === "s3"
    ? said(error)
    : `${said(error)}; make DATA_DIR writable for this user`;
}

async function databaseFinding(db: Database, addresses: Addresses): Promise<Finding> {
  try {
    const { rows } = await db.pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const found = rows[0];
    if (!found || found.version < OLDEST_POSTGRES) {
      return wrong(
        "Database",
        `Postgres ${found?.version} is too old; use ${OLDEST_POSTGRES} or newer`,
      );
    }
    await assertUtc(db.pool, SESSIONS);
    await assertSameDatabase(addresses);
    const way = isPooled(addresses) ? " through a pooler, in UTC," : "";
    return good("Database", `Postgres ${found.version}${way} answers`);
  } catch (error) {
    if (error instanceof DatabaseSettingFault) return wrong("Database", error.message);
    return wrong(
      "Database",
      `does not answer (${said(error)}); check DATABASE_URL and that Postgres runs`,
    );
  }
}

async function migrationFinding(url: string): Promise<Finding> {
  try {
    const { waiting, ahead, fault } = await migrationState({ url });
    if (fault) return wrong("Migrations", fault);
    if (ahead.length > 0)
      return note("Migrations", `${ahead.join(", ")} of a newer version only added; all is well`);
    if (waiting.length === 0) return good("Migrations", "all have run");
    return wrong("Migrations", `${waiting.join(", ")} has not run; run pnpm db:push`);
  } catch (error) {
    const words = error instanceof DatabaseSettingFault ? "" : "cannot be read: ";
    return wrong("Migrations", `${words}${said(error)}`);
  }
}

function secrets(env: ServerEnv): Finding[] {
  const file = path.join(dataDir(env), "auth-secret");
  const session = env.AUTH_SECRET
    ? good("Sessions", "signed with AUTH_SECRET")
    : existsSync(file)
      ? good("Sessions", `signed with the secret in ${file}`)
      : note(
          "Sessions",
          "a secret is made at the first start; set AUTH_SECRET where several servers run",
        );
  const cron = env.CRON_SECRET
    ? good("Cron door", "open to whoever knows CRON_SECRET")
    : note("Cron door", "closed; set CRON_SECRET to open it");
  return [session, cron];
}

type Health = Awaited<ReturnType<typeof checkProvider>>;

function provider(env: ServerEnv, health: Health): Finding {
  if (!health) {
    const why = env.OPENAI_API_KEY ? "IMAGE_PROVIDER asks for it" : "there is no OPENAI_API_KEY";
    return good("Images", `made by the built-in renderer (${why})`);
  }
  const where = env.OPENAI_BASE_URL ? ` at ${new URL(env.OPENAI_BASE_URL).origin}` : "";
  const made = `made by OpenAI${where} with ${env.OPENAI_IMAGE_MODEL}`;
  if (health.state === "good") return good("Images", made);
  return (health.state === "wrong" ? wrong : note)("Images", `${made}: ${health.words}`);
}

/**
 * Whether the provider keeps designs waiting. A check that went well lets one design try at once after a fault
 * of the key or for want of money. Money cannot be checked for free, so it is said until a picture has been painted.
 */
async function pauseFindings(db: Database, health: Health): Promise<Finding[]> {
  if (!health) return [];
  const pause = await readPause(db.pool, "openai");
  if (!pause || !isStanding(pause)) return [];
  const since = `since ${pause.since.toISOString()}`;
  const next = `the next try is at ${pause.until.toISOString()}`;
  if (pause.reason === "rate_limit" || pause.reason === "overloaded")
    return [note("Pause", `the image service asked to wait (${pause.reason}); ${next}`)];
  const why =
    pause.reason === "billing"
      ? "the image service wants money: look at billing and limits of the account"
      : "the image service refused the key or the model";
  if (health.state !== "good") return [wrong("Pause", `designs wait ${since}: ${why}; ${next}`)];
  await probeNow(db.pool, "openai");
  return pause.reason === "key"
    ? [
        good(
          "Pause",
          `designs waited ${since}; the key works now, so one tries again, then all go on`,
        ),
      ]
    : [wrong("Pause", `designs wait ${since}: ${why}; one tries again now, so look once more`)];
}

async function workFindings(db: Database, storage: Storage): Promise<Finding[]> {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const { workers, oldestWaitingSeconds: oldest } = await readReadiness({
    db,
    storage,
    log: silent,
  });
  const waits = `the oldest waiting job has waited ${oldest} s`;
  const worker =
    workers > 0
      ? good("Workers", `${workers} alive`)
      : wrong("Workers", "none is alive; run npm start, or pnpm --filter @lacquer/worker start");
  if (oldest === 0) return [worker, good("Waiting jobs", "none")];
  if (workers === 0)
    return [worker, wrong("Waiting jobs", `${waits}; they begin once a worker runs`)];
  if (oldest < LONG_WAIT_SECONDS) return [worker, good("Waiting jobs", waits)];
  return [worker, wrong("Waiting jobs", `${waits}; start more workers, or read the worker's log`)];
}
