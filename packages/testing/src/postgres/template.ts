import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "@lacquer/db";
import { applyMigrations } from "@lacquer/db/migrate";
import type { SharedCluster } from "./cluster.ts";

const TEMPLATE_LOCK = 7_340_117;
const TEMPLATES = "lacquer_template_";
export const CLONES = "lacquer_test_";

/** Makes the migrated database from which test databases are copied, unless one with the present migrations exists. */
export async function ensureTemplate({ session, urlOf }: SharedCluster): Promise<string> {
  const template = TEMPLATES + migrationsHash();
  await session.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
  try {
    await tune(session);
    await dropLeftovers(session, template);
    const known = await session.query("select 1 from pg_database where datname = $1", [template]);
    if (known.rowCount === 0) {
      const draft = `${template}_draft`;
      await session.query(`drop database if exists ${draft} with (force)`);
      await session.query(`create database ${draft}`);
      await applyMigrations({ url: urlOf(draft) });
      await session.query(`alter database ${draft} rename to ${template}`);
    }
  } finally {
    await session.query("select pg_advisory_unlock($1)", [TEMPLATE_LOCK]);
  }
  return template;
}

function migrationsHash(): string {
  const folder = path.join(packageFolder(), "prisma", "migrations");
  const hash = createHash("sha256");
  for (const file of globSync("*/migration.sql", { cwd: folder }).toSorted()) {
    hash.update(file).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Turns off Postgres's protection against power cuts, because a test database need not survive one. */
async function tune(session: SharedCluster["session"]): Promise<void> {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes", "autovacuum"]) {
    await session.query(`alter system set ${setting} = off`);
  }
  await session.query("select pg_reload_conf()");
}

/** Drops the databases of killed runs, and unused templates that were made with other migrations. */
async function dropLeftovers(session: SharedCluster["session"], template: string): Promise<void> {
  const { rows } = await session.query<{ name: string; busy: boolean }>(
    `select d.datname as name, exists (select 1 from pg_stat_activity a where a.datname = d.datname) as busy
     from pg_database d where d.datname like $1 or d.datname like $2`,
    [`${CLONES}%`, `${TEMPLATES}%`],
  );
  for (const { name, busy } of rows) {
    const left = name.startsWith(CLONES) ? !isAlive(ownerOf(name)) : name !== template && !busy;
    if (left) await session.query(`drop database if exists ${name} with (force)`);
  }
}

function ownerOf(clone: string): number {
  return Number(clone.slice(CLONES.length).split("_")[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
