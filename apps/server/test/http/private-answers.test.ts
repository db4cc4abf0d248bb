import {
  createBody,
  form,
  newEmail,
  PASSWORD,
  plainPicture,
  startTestServer,
  type TestServer,
  type Visitor,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let person: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  person = await server.account();
});
afterAll(() => server.close());

test.each([
  ["GET", "/api/credits"],
  ["GET", "/api/credits/ledger"],
  ["GET", "/api/designs"],
  ["GET", "/api/generation-jobs"],
  ["GET", "/api/generation-job/00000000-0000-4000-8000-000000000000"],
  ["DELETE", "/api/designs/00000000-0000-4000-8000-000000000000"],
  ["GET", "/files/uploads/00000000-0000-4000-8000-000000000000"],
  ["GET", "/api/auth/get-session"],
  ["GET", "/api/sessions"],
  ["POST", "/api/auth/change-password"],
  ["GET", "/trpc/credits.summary"],
  ["GET", "/trpc/jobs.list,credits.summary?batch=1&input=%7B%7D"],
  ["GET", "/trpc/jobs.get?input=broken"],
  ["POST", "/trpc/jobs.cancelWaiting"],
  ["GET", "/trpc/no.such"],
])("no cache keeps %s %s", async (method, path) => {
  const answer = await person.send(path, {
    method,
    ...(method === "POST" ? { json: { password: PASSWORD } } : {}),
  });
  expect(answer.headers.get("cache-control")).toMatch(/no-store/);
});

test("no cache keeps a created job or an upload; only the owner's browser keeps pictures", async () => {
  const upload = await person.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(await plainPicture()),
  });
  expect(upload.headers.get("cache-control")).toBe("no-store");
  const created = await person.send("/api/generate-nail-design-job", { json: createBody() });
  expect([created.status, created.headers.get("cache-control")]).toEqual([201, "no-store"]);
  const picture = await person.send(upload.body.url);
  expect(picture.headers.get("cache-control")).toMatch(/^private, /);
});

test("only signing out and ending all sessions clear what the browser kept", async () => {
  for (const [path, clears] of [
    ["/sign-out", '"cache"'],
    ["/revoke-sessions", '"cache"'],
    ["/revoke-other-sessions", null],
  ] as const) {
    const visitor = await server.account();
    const answer = await visitor.send(`/api/auth${path}`, { json: {} });
    expect([path, answer.status, answer.headers.get("clear-site-data")]).toEqual([
      path,
      200,
      clears,
    ]);
  }
});

test("too many sign-ins from one address are told when to try again, in the usual header", async () => {
  const client = server.client();
  const json = { email: newEmail(), password: "not the password" };
  let answer = await client.send("/api/auth/sign-in/email", { json });
  while (answer.status !== 429) answer = await client.send("/api/auth/sign-in/email", { json });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
});

/** Returns the log's lines at error level and above. */
function errorLines(): string[] {
  return server.process
    .output()
    .split("\n")
    .filter((line) => /"level":(50|60)/.test(line));
}

test("internal faults are logged without anybody's words, wherever they occur", async () => {
  const words = "canary-typed words";
  const before = errorLines().length;
  // Breaks tables that are used by the sign-in library, by the typed client and by plain SQL.
  await server.db.pool.query(`
    alter table users rename column email_verified to elsewhere;
    alter table designs rename column name to elsewhere;
    alter table uploads rename column kind to elsewhere;
    alter table user_lanes rename column held to elsewhere`);
  try {
    const statuses = [
      await server.client().send("/api/auth/sign-up/email", {
        json: { name: words, email: "canary-typed@example.test", password: PASSWORD },
      }),
      await server.client().send("/api/auth/sign-in/email", {
        json: { email: "canary-typed@example.test", password: `${words} as password` },
      }),
      await person.send("/api/generate-nail-design-job", { json: createBody({ prompt: words }) }),
      await person.send("/trpc/jobs.create", { json: { json: createBody({ prompt: words }) } }),
      await person.send("/trpc/designs.update", {
        json: { json: { id: "00000000-0000-4000-8000-000000000000", name: words } },
      }),
    ].map(({ status }) => status);
    expect(statuses.filter((status) => status >= 500).length).toBeGreaterThanOrEqual(3);
  } finally {
    await server.db.pool.query(`
      alter table users rename column elsewhere to email_verified;
      alter table designs rename column elsewhere to name;
      alter table uploads rename column elsewhere to kind;
      alter table user_lanes rename column elsewhere to held`);
  }
  await waitFor("the log", () => errorLines().length >= before + 3);
  expect(server.process.output()).not.toContain("canary-typed");
});

test("the log omits what the database says about a refused row", async () => {
  await server.db.pool.query(
    "alter table generation_jobs add constraint odd check (prompt not like 'canary-row%')",
  );
  try {
    const answer = await person.send("/api/generate-nail-design-job", {
      json: createBody({ prompt: "canary-row words" }),
    });
    expect(answer.status).toBe(500);
  } finally {
    await server.db.pool.query("alter table generation_jobs drop constraint odd");
  }
  const refused = /"code":"23514".*"constraint":"odd"/;
  await waitFor("the log", () => errorLines().some((line) => refused.test(line)));
  expect(server.process.output()).not.toContain("canary-row");
});
