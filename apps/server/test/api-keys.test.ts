import type { ApiKey, NewApiKey } from "@lacquer/contracts";
import {
  createBody,
  form,
  plainPicture,
  type Refusal,
  type Send,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let owner: Visitor;

beforeAll(async () => {
  server = await startTestServer({ CREATES_PER_MINUTE: "3" });
  owner = await server.account();
});
afterAll(() => server.close());

interface Called<T> {
  result: { data: { json: T } };
  error?: { json: { data: { code: string } } };
}

async function call<T>(as: Visitor, name: string, input?: object, send: Send = {}) {
  const answer = await as.send<Called<T>>(`/trpc/keys.${name}`, {
    ...(input === undefined ? { method: "GET" } : { json: { json: input } }),
    ...send,
  });
  const code = answer.body.error?.json.data.code;
  return { status: answer.status, code, value: answer.body.result?.data.json };
}

async function newKey(as: Visitor, name = "Nightly script"): Promise<NewApiKey> {
  const { status, value } = await call<NewApiKey>(as, "create", { name });
  expect(status).toBe(200);
  return value;
}

const bearer = (key: string): Send => ({ headers: { authorization: `Bearer ${key}` } });

test("a program with a key uploads, creates and reads for its account, without a cookie", async () => {
  const { key } = await newKey(owner);
  expect(key).toMatch(/^lacquer_[\w-]{43}$/);
  const program = server.client();
  const upload = await program.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(await plainPicture()),
    ...bearer(key),
  });
  expect(upload.status).toBe(201);
  const created = await program.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody({ originalImage: upload.body.url }),
    ...bearer(key),
  });
  expect(created.status).toBe(201);
  const job = await program.send(`/api/generation-job/${created.body.jobId}`, bearer(key));
  expect(job.body).toMatchObject({ userId: owner.userId, status: "pending" });
  expect((await program.send(upload.body.url, bearer(key))).status).toBe(200);
  expect((await program.send("/trpc/credits.summary", bearer(key))).status).toBe(200);
  expect(program.cookies.size).toBe(0);
});

test("a wrong, shortened or revoked key is answered 401, even with a valid cookie", async () => {
  const { id, key } = await newKey(owner);
  expect((await owner.send("/api/credits", bearer(key))).status).toBe(200);
  for (const wrong of [
    "",
    "x",
    key.slice(0, -1),
    `${key}a`,
    key.replace(/.$/, (c) => (c === "A" ? "B" : "A")),
  ]) {
    const answer = await owner.send<Refusal>("/api/credits", bearer(wrong));
    expect([answer.status, answer.body.error.code]).toEqual([401, "unauthorized"]);
  }
  expect((await call(owner, "revoke", { id })).status).toBe(200);
  expect((await owner.send("/api/credits", bearer(key))).status).toBe(401);
  expect((await call(owner, "revoke", { id })).code).toBe("api_key_not_found");
});

test("keys are listed without their secret, with the time of their last use", async () => {
  const person = await server.account();
  const made = await newKey(person, "  Salon website ");
  const before = await call<ApiKey[]>(person, "list");
  expect(before.value).toEqual([
    {
      id: made.id,
      name: "Salon website",
      ending: made.key.slice(-4),
      scope: "manage",
      createdAt: made.createdAt,
      lastUsedAt: null,
      expiresAt: null,
    },
  ]);
  await person.send("/api/credits", bearer(made.key));
  const [after] = (await call<ApiKey[]>(person, "list")).value;
  expect(Date.parse(after?.lastUsedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(made.createdAt));
  const { rows } = await server.db.pool.query("select * from api_keys");
  expect(JSON.stringify(rows)).not.toContain(made.key.slice("lacquer_".length));
});

test("a stranger sees and revokes none of an account's keys, and reads nothing of it with a key of their own", async () => {
  const stranger = await server.account();
  const { id, key } = await newKey(owner);
  const own = await newKey(stranger);
  expect((await call<ApiKey[]>(stranger, "list")).value.map((one) => one.id)).toEqual([own.id]);
  expect(await call(stranger, "revoke", { id })).toMatchObject({
    status: 404,
    code: "api_key_not_found",
  });
  expect((await owner.send("/api/credits", bearer(key))).status).toBe(200);
  const jobs = await owner.send<{ jobs: { id: string }[] }>("/api/generation-jobs", bearer(key));
  for (const job of jobs.body.jobs) {
    const answer = await stranger.send<Refusal>(`/api/generation-job/${job.id}`, bearer(own.key));
    expect([answer.status, answer.body.error.code]).toEqual([404, "job_not_found"]);
  }
});

test("keys and guests cannot make, list or revoke keys, and a key opens no account route", async () => {
  const { id, key } = await newKey(owner);
  const guest = await server.guest();
  for (const [name, input] of [
    ["list", undefined],
    ["create", { name: "more" }],
    ["revoke", { id }],
  ] as const) {
    expect((await call(owner, name, input, bearer(key))).code).toBe("session_required");
    expect((await call(guest, name, input)).code).toBe("account_required");
  }
  const program = server.client();
  const session = await program.send("/api/auth/get-session", bearer(key));
  expect(session.body).toBeNull();
  const password = await program.send("/api/auth/change-password", {
    json: { currentPassword: "x", newPassword: "another-password" },
    ...bearer(key),
  });
  expect(password.status).toBe(401);
});

test("an account has at most 20 keys, even when many are made at once", async () => {
  const person = await server.account();
  const made = await Promise.all(
    Array.from({ length: 24 }, (_, i) => call(person, "create", { name: `Key ${i}` })),
  );
  expect(made.filter(({ status }) => status === 200)).toHaveLength(20);
  expect(new Set(made.map(({ code }) => code))).toEqual(new Set([undefined, "too_many_api_keys"]));
});

test("rate limits count the person, not the key", async () => {
  const person = await server.account();
  const keys = [(await newKey(person)).key, (await newKey(person)).key];
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) {
    const answer = await server.client().send("/api/generate-nail-design-job", {
      json: createBody(),
      ...bearer(keys[i % 2] ?? ""),
    });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([201, 201, 201, 429]);
});

test("no key is ever logged", async () => {
  const { key } = await newKey(owner);
  await server.client().send("/api/credits", bearer(key));
  await server.client().send("/trpc/jobs.get?input=broken", bearer(key));
  expect(server.process.output()).toContain("/api/credits");
  expect(server.process.output()).not.toContain("lacquer_");
});
