import {
  createBody,
  CRON_SECRET,
  PASSWORD,
  type Refusal,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("health and readiness tell how things stand", async () => {
  const client = server.client();
  expect(await client.send("/healthz")).toMatchObject({ status: 200 });
  expect(await client.send("/readyz")).toMatchObject({
    status: 200,
    body: { database: true, storage: true, workers: 0, oldestWaitingSeconds: 0 },
  });
});

test("metrics count jobs and credits as Prometheus text", async () => {
  const guest = await server.guest();
  await guest.send("/api/generate-nail-design-job", { json: createBody() });
  const answer = await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const text = await answer.text();
  expect(text).toMatch(/^lacquer_jobs\{status="pending"\} 1$/m);
  expect(text).toMatch(/^lacquer_jobs\{status="completed"\} 0$/m);
  expect(text).toMatch(/^lacquer_oldest_waiting_seconds [\d.e-]+$/m);
  expect(text).toMatch(/^lacquer_credits_total\{kind="grant"\} [1-9]\d*$/m);
  expect((await server.client().send("/metrics", { headers: { accept: "*/*" } })).status).toBe(404);
});

test("openapi.json describes each door, and every reference in it leads somewhere", async () => {
  interface OpenApi {
    openapi: string;
    paths: Record<string, Record<string, unknown>>;
    components: { schemas: Record<string, unknown> };
  }
  const { status, body, bytes } = await server.client().send<OpenApi>("/api/openapi.json");
  expect([status, body.openapi]).toEqual([200, expect.stringMatching(/^3\.1/)]);
  const doors = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(doors).toEqual(
    expect.arrayContaining([
      "post /api/uploads",
      "post /api/generate-nail-design-job",
      "get /api/generation-job/{jobId}",
      "post /api/generation-job/{jobId}/cancel",
      "post /api/generation-job/{jobId}/retry",
      "get /api/generation-jobs",
      "get /api/process-generation-jobs",
      "post /api/process-generation-jobs",
      "get /api/credits",
      "get /api/credits/ledger",
      "get /api/designs",
      "delete /api/designs/{id}",
      "get /files/uploads/{id}",
      "get /files/previews/{jobId}/{id}",
      "get /files/results/{jobId}/{index}",
      "get /files/results/{jobId}/{index}/raw",
    ]),
  );
  for (const [, name] of bytes.toString().matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    expect(Object.keys(body.components.schemas)).toContain(name);
  }
});

test("a fault inside answers 500 without its cause, and the log has it under the same id", async () => {
  const guest = await server.guest();
  await server.db.pool.query("alter table user_lanes rename column held to held_elsewhere");
  try {
    const answer = await guest.send<Refusal>("/api/generate-nail-design-job", {
      json: createBody(),
    });
    expect(answer.status).toBe(500);
    expect(answer.body.error.code).toBe("internal");
    const typed = await guest.send<{ error: { json: { data: { code: string } } } }>(
      "/trpc/credits.summary",
    );
    expect([typed.status, typed.body.error.json.data.code]).toEqual([500, "internal"]);
    for (const { bytes } of [answer, typed]) {
      expect(bytes.toString()).not.toMatch(/held|column|select|prisma|stack|node_modules|\.ts/i);
    }
    const id = answer.body.error.requestId;
    await waitFor("the log", () => server.process.output().includes(id));
    expect(server.process.output()).toMatch(/held/);
  } finally {
    await server.db.pool.query("alter table user_lanes rename column held_elsewhere to held");
  }
});

test("a database that is away answers 503 with Retry-After, and service resumes by itself", async () => {
  const guest = await server.guest();
  const bringBack = await server.db.takeAway();
  try {
    const answer = await guest.send<Refusal>("/api/credits");
    expect([answer.status, answer.body.error.code]).toEqual([503, "unavailable"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    // An answer from just before may still hold.
    await waitFor("readiness to say so", async () => (await guest.send("/readyz")).status === 503);
    expect((await guest.send("/healthz")).status).toBe(200);
  } finally {
    await bringBack();
  }
  await waitFor(
    "the server to answer again",
    async () => (await guest.send("/api/credits")).status === 200,
  );
});

test("what must stay secret is nowhere in the logs", async () => {
  const account = await server.account();
  await account.send("/api/auth/sign-in/email", {
    json: { email: account.email, password: PASSWORD },
  });
  await account.send("/api/auth/sign-in/email", {
    json: { email: account.email, password: "canary-wrong-password" },
  });
  await account.send("/api/generate-nail-design-job", {
    json: createBody({ prompt: "canary-prompt" }),
  });
  await account.send("/api/process-generation-jobs?secret=canary-query", {
    headers: { authorization: `Bearer ${CRON_SECRET}` },
  });
  await account.send("/api/process-generation-jobs", {
    headers: { authorization: "Bearer canary-wrong-secret" },
  });
  const session = [...account.cookies.values()].map(
    (value) => decodeURIComponent(value).split(".")[0] ?? "",
  );
  await waitFor("the log lines", () =>
    server.process.output().includes("/api/process-generation-jobs"),
  );
  const log = server.process.output();
  expect(log).not.toContain("canary");
  expect(session.length).toBeGreaterThan(0);
  for (const token of session) expect(log).not.toContain(token);
  expect(log).not.toContain(new URL(server.db.url).password);
});
