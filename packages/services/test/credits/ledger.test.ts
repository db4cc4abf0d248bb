import { text } from "node:stream/consumers";
import { assertInvariants, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { statements, STATEMENTS } from "../../src/limits/gates.ts";
import { HELD_LINES_MAX, LEDGER_PAGE } from "../../src/limits/keeping.ts";
import {
  adoptGuest,
  cancelJob,
  emptyUser,
  exportLedger,
  listDesigns,
  listLedger,
  setCreditNotice,
  summarizeCredits,
  updateDesign,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

const almond = { designSettings: { nailShape: "almond", finish: "cateye" } } as const;

async function nameFirst(userId: number, name: string): Promise<void> {
  const { designs } = await listDesigns(services, userId, { limit: 1 });
  await updateDesign(services, userId, { id: designs[0]?.id ?? "", name });
}

test("each line names its design, what it cost and why; waiting designs stand apart with what they hold", async () => {
  const userId = await services.newUser(20);
  const part = await services.create(userId, { ...almond, imageCount: 2, tabId: "tab-part" });
  let calls = 0;
  await services.workOff(
    scriptedProvider(() => {
      calls += 1;
      if (calls > 1) throw new Error("not this one");
    }),
  );
  await nameFirst(userId, "Oxblood");
  const waiting = await services.create(userId, { ...almond, imageCount: 3, tabId: "tab-wait" });
  const { held, entries } = await listLedger(services, userId, { limit: 10 });
  expect(held).toMatchObject([
    {
      jobId: waiting,
      design: { name: "Almond, cat-eye", tabId: "tab-wait", imageIndex: null },
    },
  ]);
  expect(held[0]?.design).toMatchObject({ quoted: 3, held: 3, charged: 0, returned: 0 });
  const money = { name: "Oxblood", tabId: "tab-part", imageIndex: 0 };
  const sums = { quoted: 2, held: 0, charged: 2, returned: 1 };
  expect(entries).toMatchObject([
    { kind: "refund", amount: 1, jobId: part, design: { ...money, ...sums } },
    { kind: "charge", amount: -2, why: "Painting started.", design: { ...money, ...sums } },
    { kind: "grant", amount: 20, jobId: null, design: null },
  ]);
  expect(entries[0]?.why).toBe("Some images could not be painted.");
  await cancelJob(services, userId, waiting);
  expect((await listLedger(services, userId, { limit: 10 })).held).toEqual([]);
  const second = await listLedger(services, userId, {
    limit: 1,
    cursor: String(entries[0]?.id),
  });
  expect(second).toMatchObject({ held: [], entries: [{ kind: "charge" }] });
});

test("a failed design's line says in its error's words why the credits are back", async () => {
  const userId = await services.newUser(5);
  const jobId = await services.create(userId, almond);
  await services.workOff(
    scriptedProvider(() => {
      throw new Error("every picture fails");
    }),
  );
  const { errorMessage } = await services.ended(userId, jobId);
  const { entries } = await listLedger(services, userId, { limit: 10 });
  expect(entries[0]).toMatchObject({ kind: "refund", why: errorMessage });
});

test("whoever pays for somebody else sees the amounts, not the design", async () => {
  const [payer, person] = [await services.newUser(5), await services.newUser(5)];
  const jobId = await services.create(person, almond);
  await services.db.pool.query("update generation_jobs set payer_id = $1 where id = $2", [
    payer,
    jobId,
  ]);
  await services.db.pool.query(
    "update user_lanes set held = case when user_id = $1 then 1 else 0 end where user_id in ($1, $2)",
    [payer, person],
  );
  await services.workOff();
  const { entries } = await listLedger(services, payer, { limit: 10 });
  expect(entries[0]).toMatchObject({ kind: "charge", amount: -1, jobId, design: null });
  expect((await listLedger(services, person, { limit: 10 })).held).toEqual([]);
});

test("a CSV of the ledger keeps amounts as numbers and defuses formulas in names and reasons", async () => {
  const userId = await services.newUser(20);
  const done = await services.create(userId, almond);
  await services.workOff();
  await nameFirst(userId, '=HYPERLINK("http://evil.example","a, b")');
  const waiting = await services.create(userId, { ...almond, imageCount: 2 });
  const lines = (await text(await exportLedger(services, userId))).split("\r\n");
  expect(lines[0]).toBe(
    "\uFEFFtime (UTC),what,credits,design,quoted,held,charged,returned,why,job",
  );
  expect(lines[1]).toContain(`,held,0,"Almond, cat-eye",2,2,0,0,Waiting to start.,${waiting}`);
  expect(lines[2]).toContain(
    `,charge,-1,"'=HYPERLINK(""http://evil.example"",""a, b"")",1,0,1,0,Painting started.,${done}`,
  );
  expect(lines.slice(4)).toEqual([""]);
  for (const start of ["=1", "+1", "-1", "@SUM", "\t=1", "＝1"]) {
    await services.db.pool.query(
      "insert into credit_ledger (user_id, kind, amount, reason) values ($1, 'grant', 0, $2)",
      [userId, start],
    );
    const [, , newest] = (await text(await exportLedger(services, userId))).split("\r\n");
    expect(newest).toContain(`,grant,0,,,,,,'${start},`);
  }
  await cancelJob(services, userId, waiting);
});

test("a CSV lists all waiting designs, and each design's money once, so that its columns can be summed", async () => {
  const userId = await services.newUser(60);
  await services.create(userId, { ...almond, imageCount: 2 });
  let calls = 0;
  await services.workOff(
    scriptedProvider(() => {
      calls += 1;
      if (calls > 1) throw new Error("not this one");
    }),
  );
  const waiting = [];
  for (let job = 0; job <= HELD_LINES_MAX; job += 1)
    waiting.push(await services.create(userId, almond));
  expect((await listLedger(services, userId, { limit: 10 })).held).toHaveLength(HELD_LINES_MAX);
  const lines = (await text(await exportLedger(services, userId))).trim().split("\r\n");
  const rows = lines.slice(1).map((line) => line.replaceAll(/"[^"]*"/g, "").split(","));
  const held = rows.filter(([, what]) => what === "held").map((row) => row.at(-1));
  expect(held).toEqual(waiting);
  const sum = (column: number) => rows.reduce((all, row) => all + Number(row[column]), 0);
  const sums = [2, 4, 5, 6, 7].map(sum);
  expect(sums).toEqual([59, 2 + waiting.length, waiting.length, 2, 1]);
  for (const jobId of waiting) await cancelJob(services, userId, jobId);
});

test("a long ledger is exported whole, and a reader who leaves gives its turn back", async () => {
  const userId = await services.newUser(0);
  await services.db.pool.query(
    `insert into credit_ledger (user_id, kind, amount, reason)
     select $1, 'grant', 0, 'line ' || n from generate_series(1, $2::int) n`,
    [userId, LEDGER_PAGE * 2],
  );
  const lines = (await text(await exportLedger(services, userId))).trim().split("\r\n");
  const { rows } = await services.db.pool.query("select 1 from credit_ledger where user_id = $1", [
    userId,
  ]);
  expect(lines).toHaveLength(rows.length + 1);
  expect(new Set(lines).size).toBe(lines.length);
  const left = await exportLedger(services, userId);
  const next = exportLedger(services, userId);
  left.destroy();
  expect((await text(await next)).length).toBeGreaterThan(0);
});

test("one person writes one ledger at a time, and may keep only a few waiting", async () => {
  const [userId, other] = [await services.newUser(0), await services.newUser(0)];
  const leave = await statements.enter(`user:${userId}`);
  const waiting = Array.from({ length: STATEMENTS.waitingPerUser }, () =>
    exportLedger(services, userId),
  );
  await expect(exportLedger(services, userId)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await text(await exportLedger(services, other))).toContain("credits");
  leave();
  for (const one of waiting) (await one).destroy();
  await waitFor("the turns to be given back", async () =>
    (await text(await exportLedger(services, userId))).includes("credits"),
  );
});

test("a notice's threshold is kept, moves with a guest into a new account, and ends with the person", async () => {
  const [guest, account] = [await services.newUser(6), await services.newUser(20)];
  expect((await setCreditNotice(services, guest, 3)).noticeBelow).toBe(3);
  await adoptGuest(services, account, { guestId: guest, isNewAccount: true });
  expect((await summarizeCredits(services, account)).noticeBelow).toBe(3);
  expect((await setCreditNotice(services, account, null)).noticeBelow).toBeUndefined();
  await setCreditNotice(services, account, 5);
  await emptyUser(services, account);
  expect((await summarizeCredits(services, account)).noticeBelow).toBeUndefined();
});
