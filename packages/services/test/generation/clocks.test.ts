import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import {
  cancelJob,
  countRequest,
  grantCredits,
  retryJob,
  summarizeCredits,
} from "../../src/verbs.ts";
import { reclaimExpired } from "../../src/generation/worker/reclaim-expired.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
  // Sets these times to now. Otherwise they would be too old, because a migration wrote them into the template of all
  // test databases.
  await services.db.pool.query("update chores set begun_at = now()");
});
afterEach(() => {
  vi.useRealTimers();
  return assertInvariants(services.db);
});
afterAll(() => services.close());

/**
 * Returns every column, as `table.column`, that contains a time far from the database's present time. Accounts are left
 * out because the sign-in library writes them, free credits because they are counted by the beginning of the hour, and
 * migrations because they were recorded when the template of the test databases was made.
 */
async function strangeTimes(): Promise<string[]> {
  const { rows: columns } = await services.db.pool.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'timestamp with time zone' and table_name not like '\\_%'
       and table_name not in ('users', 'sessions', 'accounts', 'verifications', 'api_keys', 'free_credits', 'additive_migrations')`,
  );
  expect(columns.length).toBeGreaterThan(15);
  const strange: string[] = [];
  for (const { table, column } of columns) {
    const { rowCount } = await services.db.pool.query(
      `select 1 from "${table}" where "${column}" not between now() - interval '20 minutes' and now() + interval '20 minutes' limit 1`,
    );
    if (rowCount !== 0) strange.push(`${table}.${column}`);
  }
  return strange;
}

for (const hours of [-1, 1]) {
  test(`a process whose clock is off by ${hours} h behaves and writes like any other`, async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * 3_600_000 });
    const userId = await services.newUser(20);
    await grantCredits(services, { email: "nobody@example.test", amount: 1 });
    await countRequest(services, { key: `clock:${hours}`, limit: 5 });
    const [first, second] = [
      await services.create(userId, {}, "key"),
      await services.create(userId, { imageCount: 2 }),
    ];
    let failures = 0;
    const imageProvider = scriptedProvider(() => {
      failures += 1;
      if (failures === 1) throw new Error("once");
    });
    const runner = await services.work(imageProvider);
    expect(await services.ended(userId, first)).toMatchObject({ status: "completed" });
    expect(await services.ended(userId, second)).toMatchObject({ status: "completed" });
    expect(await reclaimExpired(services)).toBe(0);
    await runner.drain(1);
    const third = await services.create(userId);
    await cancelJob(services, userId, third);
    await retryJob(services, userId, { jobId: third });
    await services.workOff();
    expect(await services.create(userId, {}, "key")).toBe(first);
    expect(await summarizeCredits(services, userId)).toMatchObject({ balance: 16, held: 0 });
    expect(await strangeTimes()).toEqual([]);
  });
}
