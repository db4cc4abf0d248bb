import { expect, test } from "vitest";
import { CODE_RULES } from "../checks/rooms/code-rules.ts";
import { readGraph } from "../checks/rooms/graph.ts";
import { judgeCode } from "../checks/rooms/judge-code.ts";
import { makeTree } from "./tree.ts";

const judge = (files: Record<string, string>) =>
  judgeCode(readGraph(makeTree(files)), CODE_RULES, (file) => files[file] ?? "");

const SQL =
  "holds SQL. Routers, routes, commands and the worker parse, call a verb of @lacquer/services and map the error.";
const REACH =
  "reaches for the database inside a value that it was given. Services are opaque: call a verb of @lacquer/services.";

test.each([
  [
    "a question",
    "packages/api/src/routers/jobs.ts",
    "await ask(`select id from jobs where id = ${id}`)",
  ],
  [
    "over two lines",
    "apps/server/src/routes/jobs.ts",
    "ask(`select *\\n  from jobs`)".replace("\\n", " "),
  ],
  ["an insert", "apps/server/src/cli/users.ts", 'ask("insert into users values (1)")'],
  ["an update", "apps/worker/src/main.ts", "ask(`update generation_jobs j set status = 1`)"],
  ["a deletion", "apps/server/src/main.ts", "ask('DELETE FROM users')"],
  ["a health question", "apps/server/src/routes/x.ts", "ask('select 1')"],
  [
    "a part of a statement",
    "apps/worker/src/x.ts",
    "ask(`with a as (select 1 from jobs) table a`)",
  ],
  ["a text from elsewhere", "apps/worker/src/x.ts", "client.query(TEXT)"],
  ["Prisma's raw query", "apps/server/src/routes/x.ts", "ctx.client.$queryRaw`x`"],
])("a room without SQL may not hold SQL: %s", (_, file, text) => {
  expect(judge({ [file]: text })).toEqual([`${file}:1: ${SQL}`]);
});

test.each([
  ["through the context", "packages/api/src/routers/jobs.ts", "ctx.services.db.user.findMany()"],
  ["with a bracket", "packages/api/src/routers/jobs.ts", 'ctx.services["db"]'],
  ["optionally", "apps/server/src/routes/x.ts", "services?.db"],
  ["unpacked", "apps/server/src/http/x.ts", "const { db } = services"],
  ["unpacked by a parameter", "apps/server/src/http/x.ts", "function f({ db: x }) { return x }"],
  ["a client by name", "apps/worker/src/x.ts", "runtime.prisma.user"],
])("access through a passed value is found: %s", (_, file, text) => {
  expect(judge({ [file]: text })).toEqual([`${file}:1: ${REACH}`]);
});

test.each([
  ["a query of tRPC", "packages/api/src/routers/jobs.ts", "procedure.query(({ ctx }) => ctx.user)"],
  ["a sentence", "packages/api/src/routers/jobs.ts", 'say("Select a photo from your device")'],
  ["the state of the database", "apps/server/src/routes/health.ts", "send(ready.database)"],
  ["SQL in a comment", "apps/server/src/app.ts", "// select id from jobs\nexport {}"],
  ["SQL in services", "packages/services/src/live/x.ts", "ask(`select id from jobs`)"],
])("allowed: %s", (_, file, text) => {
  expect(judge({ [file]: text })).toEqual([]);
});

test.each([
  ["SQL", "await sql`insert into credit_ledger (user_id) values (1)`"],
  ["SQL with quotes", 'query(`DELETE FROM "credit_ledger"`)'],
  ["Prisma", "await db.creditLedger.createMany({ data })"],
  ["a balance in SQL", "sql`update users u set credits = u.credits - 1 where id = 1`"],
  ["a balance in Prisma", "db.user.update({ data: { credits: { decrement: 1 } } })"],
])("only one place writes credits: %s", (_, text) => {
  const faults = judge({
    "packages/services/src/generation/bad.ts": text,
    "packages/db/src/queue/extend-leases.ts": text,
    "packages/db/src/queue/claim-jobs.ts": text,
    "packages/services/src/credits/good.ts": text,
  });
  const why =
    "writes credits. Only packages/services/src/credits and the claim's one statement do that.";
  expect(faults).toEqual([
    `packages/db/src/queue/extend-leases.ts:1: ${why}`,
    `packages/services/src/generation/bad.ts:1: ${why}`,
  ]);
});

test.each([
  ["SQL", "sql`update user_lanes l set running = 0`"],
  ["an upsert", 'sql`insert into "user_lanes" (user_id) values (1) on conflict do nothing`'],
  ["Prisma", "db.userLane.update({ data })"],
])("only one place writes user queues: %s", (_, text) => {
  const faults = judge({
    "packages/services/src/accounts/bad.ts": text,
    "packages/db/src/queue/user-queue/good.ts": text,
    "packages/db/src/queue/lock.ts": "`select 1 from user_lanes for no key update of user_lanes`",
  });
  expect(faults).toEqual([
    "packages/services/src/accounts/bad.ts:1: writes user_lanes. Their `held` is money: call a function of packages/db/src/queue/user-queue, or add one there.",
  ]);
});

test.each([
  "const id = crypto.randomUUID();",
  'navigator.locks.request("x", work);',
  "await navigator.clipboard?.writeText(text);",
  "globalThis.localStorage.getItem(name);",
  "const asked = Notification.permission;",
  'caches.open("pictures");',
  "event.nativeEvent.getCoalescedEvents().map(read);",
])("the studio uses src/platform for what some browsers lack: %s", (text) => {
  const files = {
    "apps/web/src/features/jobs/bad.ts": text,
    "apps/web/src/platform/good.ts": text,
    "apps/server/src/good.ts": text,
  };
  expect(judge(files)).toEqual([
    "apps/web/src/features/jobs/bad.ts:1: relies on something that browsers have only on https, or may refuse. Take it from src/platform, which works without it.",
  ]);
});

test.each([
  'const worker = new Worker(new URL("./x.ts", import.meta.url));',
  'const part = await import("./part.ts");',
])("files that the studio loads later need a watch: %s", (text) => {
  const files = {
    "apps/web/src/features/canvas/bad.ts": text,
    "apps/web/src/features/canvas/good.ts":
      'watchWorker<{ id: number }>(\n  new Worker(new URL("./x.ts", import.meta.url)), {});',
    "apps/web/src/features/canvas/part.ts":
      'const part = partOf(() => import("./part.ts"));\nopenedPart(() =>\n  import("./panel.tsx"));',
  };
  expect(judge(files)).toEqual([
    "apps/web/src/features/canvas/bad.ts:1: loads a file later, when a deploy may have removed it. Start a worker through watchWorker of src/platform, and load a module through partOf or a part of src/ui: they notice that, and try again.",
  ]);
});
