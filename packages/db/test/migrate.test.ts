import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "../src/embedded/index.ts";
import { readMigrations } from "../src/migrate/history.ts";
import { applyMigrations, migrationState } from "../src/migrate/index.ts";
import { WholeScripts } from "../src/migrate/whole-scripts.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "lacquer-migrate-"));
let postgres: EmbeddedPostgres;
let url: string;

async function ask(at: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  postgres = await ensureEmbeddedPostgres({ dataDir });
}, 60_000);

beforeEach(async () => {
  const name = `m_${crypto.randomUUID().replaceAll("-", "")}`;
  await ask(postgres.adminUrl, `create database ${name}`);
  url = postgres.adminUrl.replace(/\/lacquer$/, `/${name}`);
});

afterAll(async () => {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("migrations", { timeout: 30_000 }, () => {
  test("bring an empty database up to date, and then find nothing to do", async () => {
    const names = (await readMigrations()).migrationDirectories.map((folder) => folder.path);
    expect(await migrationState({ url })).toEqual({ waiting: names, ahead: [], fault: undefined });
    expect(await applyMigrations({ url })).toEqual({ applied: names });
    expect(await applyMigrations({ url })).toEqual({ applied: [] });
    expect(await ask(url, "select count(*)::int as jobs from generation_jobs")).toEqual([
      { jobs: 0 },
    ]);
  });

  test("are applied once when two processes start together", async () => {
    const both = await Promise.all([applyMigrations({ url }), applyMigrations({ url })]);
    const names = (await readMigrations()).migrationDirectories.map((folder) => folder.path);
    expect(both.flatMap(({ applied }) => applied)).toEqual(names);
  });

  test("are refused when one was edited after it ran", async () => {
    await applyMigrations({ url });
    await ask(url, "update _prisma_migrations set checksum = 'of another file'");
    await expect(applyMigrations({ url })).rejects.toThrow(/was changed after it had run/);
  });

  test("are refused when one was cut off half-way", async () => {
    await applyMigrations({ url });
    await ask(url, "update _prisma_migrations set finished_at = null");
    await expect(applyMigrations({ url })).rejects.toThrow(/failed half-way/);
  });

  test("are refused when the database has one that this version lacks", async () => {
    await applyMigrations({ url });
    await ask(
      url,
      "insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ('x', 'x', '29990101000000_later', now(), now(), 1)",
    );
    await expect(applyMigrations({ url })).rejects.toThrow(
      /does not know \(29990101000000_later\)/,
    );
  });

  test("of a newer version are accepted, with a message, if they only added", async () => {
    await applyMigrations({ url });
    const lines: string[] = [];
    const older = { url, upTo: "20261122070100_deaths", log: (line: string) => lines.push(line) };
    expect(await applyMigrations(older)).toEqual({ applied: [] });
    expect(lines).toEqual([
      expect.stringMatching(/ahead of this version by the migrations 20261129180000_running/),
    ]);
    await ask(url, "delete from additive_migrations where name = '20261129180000_running'");
    await expect(applyMigrations(older)).rejects.toThrow(
      /does not know \(20261129180000_running\)/,
    );
  });

  test("wait for sessions that hold a table, and run once it is free", async () => {
    await applyMigrations({ url, upTo: "20261122070000_probe" });
    const [holder, reader] = [0, 1].map(() => new pg.Client({ connectionString: url }));
    await holder?.connect();
    await reader?.connect();
    await holder?.query("begin; lock table generation_jobs in access share mode");
    const lines: string[] = [];
    const done = applyMigrations({
      url,
      log: (line) => {
        lines.push(line);
        // If the migration kept waiting for its lock, this query would have to wait behind the migration.
        if (lines.length === 1)
          void reader?.query("select from generation_jobs").then(() => holder?.query("commit"));
      },
    });
    expect((await done).applied).toContain("20261122070100_deaths");
    expect(lines[0]).toMatch(/lock timeout.*trying again/);
    await holder?.end();
    await reader?.end();
  });

  test("set the database's time zone when they may", async () => {
    await ask(
      url,
      `alter database ${new URL(url).pathname.slice(1)} set timezone to 'America/New_York'`,
    );
    await applyMigrations({ url });
    expect(await ask(url, "show timezone")).toEqual([{ TimeZone: "UTC" }]);
  });

  test("change nothing when one fails, say why, and run once the cause is gone", async () => {
    await ask(url, "create type upload_kind as enum ('in the way')");
    await expect(applyMigrations({ url })).rejects.toThrow(
      /failed and changed nothing: type "upload_kind" already exists/,
    );
    const left = "select to_regclass('users') as users, to_regtype('job_status') as status";
    expect(await ask(url, left)).toEqual([{ users: null, status: null }]);
    await ask(url, "drop type upload_kind");
    expect((await applyMigrations({ url })).applied).not.toEqual([]);
  });

  test("may hold semicolons in comments, strings and function bodies", async () => {
    const adapter = await new WholeScripts({ connectionString: url }).connect();
    await adapter.executeScript(
      "create table t (a text); -- first; second\ninsert into t values ('a;b');\ncreate function f() returns text language plpgsql as $$ begin return 'x;'; end; $$;",
    );
    await adapter.dispose();
    expect(await ask(url, "select a, f() from t")).toEqual([{ a: "a;b", f: "x;" }]);
  });
});
