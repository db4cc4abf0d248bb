import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "../src/embedded/index.ts";
import { ensureAppRole } from "../src/embedded/app-role.ts";
import { applyMigrations } from "../src/migrate/index.ts";

// The path contains a space and lies below a folder that only its owner may enter, like root's home.
const parent = mkdtempSync(path.join(tmpdir(), "lacquer embedded "));
const dataDir = path.join(parent, "data");
const pidFile = path.join(dataDir, "postgres", "cluster", "postmaster.pid");
const opened: EmbeddedPostgres[] = [];

async function open(folder = dataDir): Promise<EmbeddedPostgres> {
  const postgres = await ensureEmbeddedPostgres({ dataDir: folder });
  opened.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const postgres of opened) await postgres.stop();
  rmSync(parent, { recursive: true, force: true });
});

test("the embedded Postgres refuses data of another major version, and says how to migrate it", async () => {
  const old = path.join(parent, "old");
  const cluster = path.join(old, "postgres", "cluster");
  mkdirSync(cluster, { recursive: true });
  writeFileSync(path.join(cluster, "PG_VERSION"), "15\n");
  await expect(open(old)).rejects.toThrow(
    /was written by Postgres 15. This version of Lacquer brings Postgres \d+, .*npm run backup .*npm run restore/,
  );
});

describe("an embedded Postgres", { timeout: 60_000 }, () => {
  let first: EmbeddedPostgres;
  beforeAll(async () => {
    first = await open();
  }, 60_000);

  test("answers in UTC and in UTF-8, over TCP on this machine alone", async () => {
    expect(first.started).toBe(true);
    const settings = await ask(
      first.url,
      "select current_setting('timezone') zone, current_setting('server_encoding') encoding, current_setting('listen_addresses') listens",
    );
    expect(settings).toEqual({ zone: "UTC", encoding: "UTF8", listens: "127.0.0.1" });
  });

  test("serves as a role that is no superuser and has rights in its own database alone", async () => {
    const role = await ask(
      first.url,
      "select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolname from pg_roles where rolname = current_user",
    );
    expect(role).toEqual({
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      rolbypassrls: false,
      rolname: "lacquer_app",
    });
    for (const sql of [
      "select pg_read_file('postmaster.pid')",
      "copy (select 1) to program 'true'",
      "copy (select 1) to '/tmp/lacquer-copy'",
      "create database another",
      "create role another",
      "alter system set fsync = off",
      "select rolpassword from pg_authid",
    ])
      await expect(ask(first.url, sql)).rejects.toThrow(/permission denied|must be superuser/);
    const elsewhere = first.url.replace(/\/lacquer$/, "/postgres");
    await expect(ask(elsewhere, "select 1")).rejects.toThrow(/permission denied for database/);
  });

  test("lets this role apply the migrations", { timeout: 240_000 }, async () => {
    expect((await applyMigrations({ url: first.url })).applied.length).toBeGreaterThan(0);
  });

  test("hands a data folder from before there was this role over to it, with all that is in it", async () => {
    // The database is now as older versions left it: everything belongs to the superuser, and no other role exists.
    await ask(first.adminUrl, "reassign owned by lacquer_app to lacquer");
    await ask(first.adminUrl, "drop role lacquer_app");
    await ask(
      first.adminUrl,
      "insert into users (name, email) values ('Nina', 'nina@example.test')",
    );
    const { url, adminUrl } = await open();
    expect(await ask(url, "select name from users")).toEqual({ name: "Nina" });
    await ask(url, "alter table users add column later integer");
    await ask(url, "alter type job_status add value 'later'");
    await ask(
      url,
      "create or replace function audit_origin() returns jsonb language sql as 'select null::jsonb'",
    );
    const left = `select (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relowner <> 'lacquer_app'::regrole)
      + (select count(*)::int from pg_proc where pronamespace = 'public'::regnamespace and proowner <> 'lacquer_app'::regrole)
      + (select count(*)::int from pg_type where typnamespace = 'public'::regnamespace and typowner <> 'lacquer_app'::regrole) as left`;
    expect(await ask(adminUrl, left)).toEqual({ left: 0 });
    // What an older version adds later, as the superuser, is taken over at the next start.
    await ask(adminUrl, "create table added_later (id serial primary key)");
    await open();
    expect(await ask(adminUrl, left)).toEqual({ left: 0 });
  });

  test("says in a sentence that an older program keeps its tables busy while they are handed over", async () => {
    await ask(first.adminUrl, "alter table added_later owner to lacquer");
    const older = new pg.Client({ connectionString: first.adminUrl });
    await older.connect();
    try {
      await older.query("begin");
      await older.query("select * from added_later");
      const password = decodeURIComponent(new URL(first.url).password);
      const account = { database: "lacquer", password, patience: "100ms" };
      await expect(ensureAppRole(first.adminUrl, account)).rejects.toThrow(
        /^Another Lacquer program is running on this data folder/,
      );
    } finally {
      await older.end();
    }
    await open();
  });

  test("is found by the next process, with its data", async () => {
    await ask(first.url, "create table kept as select 7 as number");
    const again = await open();
    expect(again.started).toBe(false);
    expect(again.url).toBe(first.url);
    expect(await ask(again.url, "select number from kept")).toEqual({ number: 7 });
  });

  test("refuses a wrong password", async () => {
    await expect(ask(first.url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(
      /password authentication failed/,
    );
  });

  test("comes back after its process was killed outright", async () => {
    process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGKILL");
    const again = await open();
    expect(again.started).toBe(true);
    expect(await ask(again.url, "select number from kept")).toEqual({ number: 7 });
  });

  test("does not take another process with its old id for itself", async () => {
    const lines = readFileSync(pidFile, "utf8").split("\n");
    await (await open()).stop();
    writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join("\n"), { mode: 0o600 });
    const again = await open();
    expect(again.started).toBe(true);
    expect(await ask(again.url, "select number from kept")).toEqual({ number: 7 });
  });

  test("takes another port when its own is taken, and may be stopped twice", async () => {
    const other = path.join(parent, "other");
    mkdirSync(path.join(other, "postgres"), { recursive: true });
    writeFileSync(path.join(other, "postgres", "port"), new URL(first.url).port);
    const second = await open(other);
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    await second.stop();
    await second.stop();
    expect(existsSync(path.join(other, "postgres", "cluster", "postmaster.pid"))).toBe(false);
    expect(await second.isRunning()).toBe(false);
  });

  test("is started once when several processes ask at the same time", async () => {
    const shared = path.join(parent, "shared");
    const all = await Promise.all([open(shared), open(shared), open(shared)]);
    expect(all.filter((postgres) => postgres.started)).toHaveLength(1);
    expect(new Set(all.map((postgres) => postgres.url)).size).toBe(1);
  });

  test.runIf(process.getuid?.() === 0)(
    "runs under another account when root has no namespace",
    async () => {
      const moved = path.join(parent, "moved");
      const postgres = await ensureEmbeddedPostgres({ dataDir: moved, asRoot: "other-user" });
      opened.push(postgres);
      const place = readFileSync(path.join(moved, "postgres", "moved-to"), "utf8");
      expect(
        await ask(postgres.adminUrl, "select current_setting('data_directory') as folder"),
      ).toEqual({
        folder: path.join(place, "postgres", "cluster"),
      });
      await postgres.stop();
      rmSync(place, { recursive: true });
    },
  );
});
