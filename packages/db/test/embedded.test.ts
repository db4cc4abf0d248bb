import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from "../src/embedded/index.ts";

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
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows[0];
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
      expect(await ask(postgres.url, "select current_setting('data_directory') as folder")).toEqual(
        {
          folder: path.join(place, "postgres", "cluster"),
        },
      );
      await postgres.stop();
      rmSync(place, { recursive: true });
    },
  );
});
