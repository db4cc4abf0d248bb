import {
  createBody,
  newEmail,
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

test("an internal fault answers 500 without its cause, and the log has the cause under the same id", async () => {
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

test("a database that is down answers 503 with Retry-After, and service resumes by itself", async () => {
  const guest = await server.guest();
  const bringBack = await server.db.takeAway();
  try {
    const answer = await guest.send<Refusal>("/api/credits");
    expect([answer.status, answer.body.error.code]).toEqual([503, "unavailable"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    const signUp = await server.client().send<Refusal>("/api/auth/sign-up/email", {
      json: { name: "Nora", email: newEmail(), password: PASSWORD },
    });
    expect([signUp.status, signUp.body.error.code]).toEqual([503, "unavailable"]);
    expect(Number(signUp.headers.get("retry-after"))).toBeGreaterThan(0);
    // The probe may still return its previous answer for a moment.
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
