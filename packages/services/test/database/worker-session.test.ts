import { openWorkerSession } from "@lacquer/db/wake";
import { assertInvariants, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("a worker that loses only its session says so, and holds its lock again after reconnecting", async () => {
  const told: boolean[] = [];
  const session = openWorkerSession({
    url: services.db.url,
    lock: true,
    onNudge: () => {},
    onError: () => {},
  });
  const isLockFree = async (id: number) => {
    const { rowCount } = await services.db.pool.query(
      `select 1 from pg_locks where locktype = 'advisory' and objid = $1 and granted
       and database = (select oid from pg_database where datname = current_database())`,
      [id],
    );
    return rowCount === 0;
  };
  session.setWorker("4711", (held) => told.push(held));
  await waitFor("the lock to be held", () => told.at(-1) === true);
  expect(await isLockFree(4711)).toBe(false);
  await services.db.pool.query(
    `select pg_terminate_backend(l.pid) from pg_locks l
     where l.locktype = 'advisory' and l.objid = 4711 and l.database = (select oid from pg_database where datname = current_database())`,
  );
  await waitFor("the loss and the return", () => told.length >= 3);
  expect(told.slice(0, 3)).toEqual([true, false, true]);
  expect(session.lostFor()).toBeLessThan(60_000);
  expect(await isLockFree(4711)).toBe(false);
  await session.close();
  await waitFor("the lock to be free", () => isLockFree(4711));
});
