import { afterAll, beforeAll, expect, test } from "vitest";
import {
  assertInvariants,
  createTestDatabase,
  findBrokenInvariants,
  type TestDatabase,
} from "../src/index.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** What `change` did wrong, by rule; the change is rolled back. */
async function faultsAfter(change: string): Promise<string[]> {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    await client.query(
      `insert into users (id, name, email, credits) values (1, 'A', 'a@example.test', 5);
       insert into user_lanes (user_id) values (1);
       insert into credit_ledger (user_id, kind, amount) values (1, 'grant', 5)`,
    );
    await client.query(change);
    return (await findBrokenInvariants(client)).map((fault) => fault.split(":")[0] ?? "");
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const job = (columns: string, values: string) =>
  `insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, ${columns})
   values ('00000000-0000-4000-8000-000000000001', 1, '', '{}', '{}', 1, 1, ${values})`;

test("an empty database breaks no rule", async () => {
  await expect(assertInvariants(db)).resolves.toBeUndefined();
});

test.each([
  ["select 1", []],
  [
    "update users set credits = 4",
    [
      "a balance is the sum of its ledger, and never below zero",
      "a balance is its own grants, purchases and refunds minus its own charges, without anything of a guest's",
    ],
  ],
  [
    `with kept as (
       insert into credit_ledger (user_id, kind, amount, origin_id) values (1, 'grant', 3, 9)
     ) update users set credits = credits + 3 where id = 1`,
    [
      "the rows of one guest sum to zero in the account that took over the guest",
      "a balance is its own grants, purchases and refunds minus its own charges, without anything of a guest's",
    ],
  ],
  [
    "insert into spend_months (payer_id, actor_id, month, spent) values (1, 1, date_trunc('month', now()), 2)",
    ["what a person spent of a payer's credits in a month agrees with the ledger"],
  ],
  [
    "update user_lanes set held = 1",
    ["a user queue counts its user's jobs, and holds for its payer"],
  ],
  [job("status", "'pending'"), ["a user queue counts its user's jobs, and holds for its payer"]],
  [
    job("status, credits_deducted, completed_at", "'completed', true, now()"),
    ["a completed job has images", "credits_deducted and refunded agree with the ledger"],
  ],
  [
    job("status, completed_at", "'failed', now()"),
    ["a failed job costs nothing and has no images"],
  ],
])("the fault is found after %s", async (change, rules) => {
  expect(await faultsAfter(change)).toEqual(rules);
});
