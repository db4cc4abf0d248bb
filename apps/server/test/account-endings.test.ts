import type { NewApiKey } from "@lacquer/contracts";
import { PASSWORD, startTestServer, type TestServer, type Visitor } from "@lacquer/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const NEXT = "plum otter seven lanterns";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Creates an account that is signed in on two devices and used by a program with a key. */
async function atTwoDevices() {
  const here = await server.account();
  const there = server.client();
  const signedIn = await there.send("/api/auth/sign-in/email", {
    json: { email: here.email, password: PASSWORD },
  });
  expect(signedIn.status).toBe(200);
  const made = await here.send<{ result: { data: { json: NewApiKey } } }>("/trpc/keys.create", {
    json: { json: { name: "Script" } },
  });
  const { key } = made.body.result.data.json;
  const program = () =>
    server.client().send("/api/credits", { headers: { authorization: `Bearer ${key}` } });
  expect((await program()).status).toBe(200);
  return { here, there, program };
}

const post = (as: Visitor, path: string, json: object) => as.send(`/api/auth${path}`, { json });

describe.each([
  ["/change-password", { currentPassword: PASSWORD, newPassword: NEXT }, 200],
  // Options in the body must not change what happens to the other sessions.
  [
    "/change-password",
    { currentPassword: PASSWORD, newPassword: NEXT, revokeOtherSessions: false },
    200,
  ],
  ["/revoke-sessions", {}, 401],
  ["/revoke-other-sessions", {}, 200],
])("%s %j", (path, body, after) => {
  test("ends all other sessions and the API keys", async () => {
    const { here, there, program } = await atTwoDevices();
    expect((await post(here, path, body)).status).toBe(200);
    expect((await there.send("/api/credits")).status).toBe(401);
    expect((await program()).status).toBe(401);
    expect((await here.send("/api/credits")).status).toBe(after);
  });

  test("keeps the API keys when asked to", async () => {
    const { here, there, program } = await atTwoDevices();
    expect((await post(here, path, { ...body, keepApiKeys: true })).status).toBe(200);
    expect((await there.send("/api/credits")).status).toBe(401);
    expect((await program()).status).toBe(200);
  });
});

test("a wrong password ends nothing", async () => {
  const { here, there, program } = await atTwoDevices();
  const body = { currentPassword: "not the password", newPassword: NEXT };
  expect((await post(here, "/change-password", body)).status).toBe(400);
  expect((await there.send("/api/credits")).status).toBe(200);
  expect((await program()).status).toBe(200);
});

test("a reset link ends sessions and API keys", async () => {
  const { here, there, program } = await atTwoDevices();
  await server.db.pool.query(
    `insert into verifications (identifier, value, expires_at, updated_at)
     values ('reset-password:canary-token', $1, now() + interval '1 hour', now())`,
    [String(here.userId)],
  );
  const reset = { newPassword: NEXT, token: "canary-token" };
  expect((await server.client().send("/api/auth/reset-password", { json: reset })).status).toBe(
    200,
  );
  expect((await there.send("/api/credits")).status).toBe(401);
  expect((await here.send("/api/credits")).status).toBe(401);
  expect((await program()).status).toBe(401);
});

test("the account still knows the device that changed the password", async () => {
  const { here } = await atTwoDevices();
  const body = { currentPassword: PASSWORD, newPassword: NEXT };
  expect((await post(here, "/change-password", body)).status).toBe(200);
  const json = { email: here.email, password: "not the password" };
  await Promise.all(
    Array.from({ length: 10 }, () => server.client().send("/api/auth/sign-in/email", { json })),
  );
  const right = { json: { email: here.email, password: NEXT } };
  expect((await server.client().send("/api/auth/sign-in/email", right)).status).toBe(429);
  expect((await here.send("/api/auth/sign-in/email", right)).status).toBe(200);
});
