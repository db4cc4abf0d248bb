import { createBody, type Refusal, startTestServer, type TestServer } from "@lacquer/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

let server: TestServer;
let second: { origin: string };

beforeAll(async () => {
  const env = { REQUESTS_PER_MINUTE: "30", CREATES_PER_MINUTE: "5", GUEST_CREDITS: "50" };
  server = await startTestServer(env);
  second = await server.another();
});
beforeEach(() => server.db.pool.query("truncate rate_limits, request_counts"));
afterAll(() => server.close());

test("creates beyond the limit answer 429 with Retry-After, counted by two servers together", async () => {
  const guest = await server.guest();
  const create = (origin: string, path: string, json: unknown) =>
    guest.send<Refusal>(new URL(path, origin).href, { json });
  const route = "/api/generate-nail-design-job";
  const answers = [
    await create(server.origin, route, createBody()),
    await create(second.origin, route, createBody()),
    await create(server.origin, "/trpc/jobs.create", { json: createBody() }),
    await create(second.origin, "/trpc/jobs.create", { json: createBody() }),
    await create(second.origin, route, createBody()),
    await create(server.origin, route, createBody()),
    await create(second.origin, route, createBody()),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 200, 201, 429, 429]);
  expect(answers[5]?.body.error.code).toBe("rate_limited");
  const wait = Number(answers[5]?.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  const typed = await create(server.origin, "/trpc/jobs.create", { json: createBody() });
  expect(typed.status).toBe(429);
  expect(Number(typed.headers.get("retry-after"))).toBeGreaterThan(0);
  const other = await server.guest();
  expect((await other.send(route, { json: createBody() })).status).toBe(201);
});

test("requests beyond the limit answer 429; a batch of ten counts as ten", async () => {
  const guest = await server.guest();
  const ten = Array.from({ length: 10 }, () => "credits.summary").join(",");
  const inputs = encodeURIComponent("{}");
  for (let i = 0; i < 3; i += 1)
    expect((await guest.send(`/trpc/${ten}?batch=1&input=${inputs}`)).status).toBe(200);
  expect((await guest.send("/api/credits")).status).toBe(429);
});

test("a client cannot escape its limit with a header when no proxy is trusted", async () => {
  const bare = await server.another({ TRUST_PROXY: "0" });
  const ask = (i: number, headers: Record<string, string>) =>
    fetch(`${bare.origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: bare.origin, ...headers },
      body: JSON.stringify({ email: `nobody-${i}@example.test`, password: "wrong password" }),
    }).then(({ status }) => status);
  const rotating: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    rotating.push(
      await ask(i, {
        "x-forwarded-for": `10.0.0.${i}`,
        "x-lacquer-ip": `10.1.0.${i}`,
        "x-real-ip": `10.2.0.${i}`,
        "cf-connecting-ip": `10.3.0.${i}`,
      }),
    );
  }
  expect(rotating).toContain(429);
  await bare.process.end();
});

test("only the last address that the trusted proxy wrote counts", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    const client = server.client({ address: `10.0.${i}.1, 10.77.0.1` });
    const json = { email: `nobody-${i}@example.test`, password: "wrong password" };
    statuses.push((await client.send("/api/auth/sign-in/email", { json })).status);
  }
  expect(statuses).toContain(429);
  const elsewhere = await server.client().send("/api/auth/sign-in/email", {
    json: { email: "nobody@example.test", password: "wrong password" },
  });
  expect(elsewhere.status).toBe(401);
});
