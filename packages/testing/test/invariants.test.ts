import { afterAll, beforeAll, expect, test } from "vitest";
import {
  assertInvariants,
  createTestDatabase,
  findBrokenInvariants,
  INVARIANTS,
  type TestDatabase,
} from "../src/index.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** Returns the rules that `change` breaks. The change is rolled back afterwards. */
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

const ID = "00000000-0000-4000-8000-000000000001";

const job = (columns: string, values: string) =>
  `insert into generation_jobs (id, user_id, prompt, influence_weights, design_settings, image_count, cost, ${columns})
   values ('${ID}', 1, '', '{}', '{}', 1, 1, ${values});`;

const SECOND = "insert into users (id, name, email) values (2, 'B', 'b@example.test');";
/** Adds a ledger row for the first user and changes the user's credits so that balance and ledger agree. */
const ledger = (kind: string, amount: number, columns = "", values = "") =>
  `insert into credit_ledger (user_id, kind, amount ${columns}) values (1, '${kind}', ${amount} ${values});
   update users set credits = credits + ${amount} where id = 1;`;
const charge = ledger("charge", -1, ", job_id, actor_id", `, '${ID}', 1`);
const refund = (actor = 1) => ledger("refund", 1, ", job_id, actor_id", `, '${ID}', ${actor}`);
const image = `insert into job_images (job_id, image_index, storage_key, content_type, bytes, width, height)
   values ('${ID}', 0, 'results/1', 'image/jpeg', 1, 1, 1);`;
const design = (userId: number, index = 0) =>
  `insert into designs (user_id, job_id, image_index, name) values (${userId}, '${ID}', ${index}, '');`;
const completed = (images = '["/files/results/1/0"]') =>
  job(
    "status, credits_deducted, completed_at, result_images",
    `'completed', true, now(), '${images}'`,
  );
const running = job(
  "status, credits_deducted, lease_token, lease_until",
  "'processing', true, gen_random_uuid(), now()",
);
const oneRuns = "update user_lanes set running = 1 where user_id = 1;";
const canceled = job(
  "status, credits_deducted, completed_at, refunded",
  "'canceled', true, now(), 1",
);

const BALANCE = "a balance is the sum of its ledger, and never below zero";
const OWN =
  "a balance is its own grants, purchases and refunds minus its own charges, without anything of a guest's";
const ONE_GUEST = "the rows of one guest sum to zero in the account that took over the guest";
const MONTH = "what a person spent of a payer's credits in a month agrees with the ledger";
const QUEUE = "a user queue counts its user's jobs, and holds for its payer";
const ONCE = "a job has at most one charge and one refund";
const OWNERS = "a job's ledger rows belong to its payer, its designs to its owner";
const BACK = "a refund goes to the payer of the charge";
const NET = "completed and canceled jobs cost the price of their kept images";
const IMAGES = "a completed job has images";
const NAMED = "result_images and the collection name exactly the kept images";
const FAILED = "a failed job costs nothing and has no images";
const RUNNING = "a running job is charged once and not refunded; a waiting one is never refunded";
const TOLD = "credits_deducted and refunded agree with the ledger";
const EMPTIED = "an emptied user has no words, pictures or sessions left";
const DRAFT = "a draft and its job have the same owner";
const GRACE = "no job was started in its grace";
const ENDED = "no ended job has a lease, and every ended job knows when it ended";

const withMonth = (spent: number) =>
  `insert into spend_months (payer_id, actor_id, month, spent) values (1, 1, date_trunc('month', now()), ${spent});`;
const paid = `${completed()} ${charge} ${image}`;

/** Each entry has the name of a fault, the change that causes it, and every rule that detects it. */
const FAULTS: [string, string, string[]][] = [
  ["a balance moved alone", "update users set credits = 4", [BALANCE, OWN]],
  ["a guest's credits stayed", ledger("grant", 3, ", origin_id", ", 9"), [ONE_GUEST, OWN]],
  ["a month counts what nobody spent", withMonth(2), [MONTH]],
  ["a month keeps what was refunded", `${canceled} ${charge} ${refund()} ${withMonth(1)}`, [MONTH]],
  ["a month misses a charge", `${paid} ${withMonth(0)}`, [MONTH]],
  ["credits are held for nothing", "update user_lanes set held = 1", [QUEUE]],
  ["a waiting job is not counted", job("status", "'pending'"), [QUEUE]],
  [
    "the person holds what a wallet will pay",
    `${SECOND} insert into user_lanes (user_id) values (2);
     ${job("status, payer_id", "'pending', 2")} update user_lanes set waiting = 1, held = 1 where user_id = 1`,
    [QUEUE, QUEUE],
  ],
  [
    "a job is charged twice",
    `drop index credit_ledger_job_id_kind_key; ${running} ${charge} ${charge} ${oneRuns}`,
    [ONCE, RUNNING],
  ],
  ["a design belongs to somebody else", `${paid} ${SECOND} ${design(2)}`, [OWNERS]],
  [
    "the person paid although a wallet was to pay",
    `${SECOND} ${paid} update generation_jobs set payer_id = 2`,
    [OWNERS],
  ],
  ["a refund went to somebody else", `${canceled} ${charge} ${refund(2)}`, [BACK]],
  // Only the rule BACK finds this fault. The rules about sums do not: the account's balance equals the sum of its ledger
  // rows, and the guest's rows sum to zero.
  [
    "a guest's charge was refunded as the account's own",
    `${canceled} ${charge} update credit_ledger set origin_id = 9 where kind = 'charge';
     ${ledger("grant", 1, ", origin_id", ", 9")} ${refund()}`,
    [BACK],
  ],
  ["a completed job was not charged", `${completed()} ${image}`, [NET, TOLD]],
  ["a completed job has nothing", completed("[]"), [IMAGES, TOLD]],
  ["a result is not named", `${completed("[]")} ${charge} ${image}`, [NAMED]],
  ["a design has no image", `${paid} ${design(1, 1)}`, [NAMED]],
  ["a failed job does not say why", job("status, completed_at", "'failed', now()"), [FAILED]],
  ["a running job was not charged", `${running} ${oneRuns}`, [RUNNING, TOLD]],
  [
    "a draft stayed with the guest",
    `${SECOND} ${paid} insert into job_drafts (job_id, user_id, seq, draft) values ('${ID}', 2, 1, '{}');`,
    [DRAFT],
  ],
  [
    "a job was started before its grace was over",
    `${paid} update generation_jobs set grace_until = now() + interval '3 seconds', started_at = now() + interval '1 second'`,
    [GRACE],
  ],
  ["an ended job has a lease", job("status, lease_until", "'canceled', now()"), [ENDED]],
  ["an emptied user has a name", "update users set emptied_at = now()", [EMPTIED]],
];

test.each(FAULTS)("%s: the fault is found", async (_what, change, rules) => {
  expect(await faultsAfter(change)).toEqual(rules);
});

test("an empty database breaks no rule, and a broken rule is thrown with its rows", async () => {
  await expect(assertInvariants(db)).resolves.toBeUndefined();
  const odd = { query: async () => ({ rows: [{ id: 7 }] }) } as unknown as TestDatabase["pool"];
  await expect(assertInvariants({ pool: odd })).rejects.toThrow(`${ENDED}: {"id":7}`);
});

test.each([
  ["nothing", "select 1"],
  ["a completed job", `${paid} ${design(1)} ${withMonth(1)}`],
  ["a canceled one", `${canceled} ${charge} ${refund()} ${withMonth(0)}`],
  ["a running one", `${running} ${charge} ${oneRuns}`],
])("%s: no rule is broken", async (_what, change) => {
  expect(await faultsAfter(change)).toEqual([]);
});

test("every rule has a fault here that it finds", () => {
  expect(new Set(FAULTS.flatMap(([, , rules]) => rules))).toEqual(new Set(INVARIANTS));
});
