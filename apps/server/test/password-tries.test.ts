import { createAuth } from "@lacquer/auth";
import {
  type Answer,
  type HttpClient,
  newEmail,
  PASSWORD,
  signUp,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AUTH_ROUTES } from "../src/routes/auth.ts";

const WRONG = "not-the-password-1";

let server: TestServer;
let second: { origin: string };

beforeAll(async () => {
  server = await startTestServer();
  second = await server.another();
});
afterAll(() => server.close());

interface Told {
  code: string;
  message: string;
}

/** Signs in from a new address each time, like an attacker with many addresses. */
const signIn = (email: string, password: string, client: HttpClient = server.client()) =>
  client.send<Told>("/api/auth/sign-in/email", { json: { email, password } });

async function wrongTries(email: string, count: number): Promise<Answer<Told>[]> {
  return Promise.all(Array.from({ length: count }, () => signIn(email, WRONG)));
}

const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted();

test("ten wrong passwords in a quarter of an hour close an account to strangers, even when all come at once", async () => {
  const { email } = await server.account();
  const answers = await wrongTries(email, 40);
  expect(statuses(answers)).toEqual([...Array(10).fill(401), ...Array(30).fill(429)]);
  const right = await signIn(email, PASSWORD);
  expect(right.status).toBe(429);
  expect(right.body.code).toBe("too_many_attempts");
  expect(right.body.message).toMatch(/device/);
  const seconds = Number(right.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(800);
  expect(seconds).toBeLessThanOrEqual(900);
});

test("all servers share the count of wrong passwords, however the e-mail address is written", async () => {
  const { email } = await server.account();
  await wrongTries(email, 5);
  for (let i = 0; i < 5; i += 1) {
    const answer = await fetch(`${second.origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: second.origin,
        "x-forwarded-for": `10.9.0.${i}`,
      },
      body: JSON.stringify({ email: email.toUpperCase(), password: WRONG }),
    });
    expect(answer.status).toBe(401);
  }
  expect((await signIn(email, PASSWORD)).status).toBe(429);
});

test("the owner still gets in from a device that signed in before, which has its own allowance", async () => {
  const owner = await server.account();
  await owner.send("/api/auth/sign-out", { json: {} });
  await wrongTries(owner.email, 12);
  expect((await signIn(owner.email, PASSWORD)).status).toBe(429);
  for (let i = 0; i < 2; i += 1) expect((await signIn(owner.email, WRONG, owner)).status).toBe(401);
  expect((await signIn(owner.email, PASSWORD, owner)).status).toBe(200);
});

test("a known device may guess five times, and only for the account it knows", async () => {
  const thief = await server.account();
  const { email } = await server.account();
  await wrongTries(email, 10);
  expect((await signIn(email, PASSWORD, thief)).status).toBe(429);
  const cookies = [...thief.cookies].filter(([name]) => name.endsWith("device"));
  expect(cookies).toHaveLength(1);
  const own: number[] = [];
  for (let i = 0; i < 7; i += 1) {
    const client = server.client();
    for (const [name, value] of cookies) client.cookies.set(name, value);
    own.push((await signIn(thief.email, WRONG, client)).status);
  }
  expect(own).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

test("scripts cannot read the device's cookie, and it outlives the session", async () => {
  const client = server.client();
  const answer = await client.send("/api/auth/sign-up/email", {
    json: { name: "A person", email: newEmail(), password: PASSWORD },
  });
  const line = answer.headers.getSetCookie().find((cookie) => cookie.includes("device="));
  expect(line).toMatch(/HttpOnly/);
  expect(line).toMatch(/SameSite=Lax/);
  expect(line).toMatch(/Max-Age=15552000/);
});

test("right passwords are not counted", async () => {
  const { email } = await server.account();
  for (let i = 0; i < 12; i += 1) expect((await signIn(email, PASSWORD)).status).toBe(200);
});

test("an address without an account gets the same answer, word for word", async () => {
  const { email } = await server.account();
  const [known, unknown] = [await wrongTries(email, 12), await wrongTries(newEmail(), 12)];
  const told = (answers: Answer<Told>[]) =>
    answers.map(({ status, body }) => [status, body]).toSorted();
  expect(told(unknown)).toEqual(told(known));
});

/**
 * The endpoints that take a password, each with a function that returns a body with the given password. Null = the
 * endpoint sets a new password, so no password can be tried there.
 */
const ENDPOINTS: Record<string, ((password: string) => object) | null> = {
  "/sign-up/email": null,
  "/reset-password": null,
  "/sign-in/email": (password) => ({ password }),
  "/change-password": (currentPassword) => ({
    currentPassword,
    newPassword: "plum otter lanterns",
  }),
};

/**
 * Returns the endpoints that the studio serves and that take a password, according to the library. The endpoint for
 * sign-up describes its body only in prose.
 */
function passwordEndpoints(): string[] {
  const { api } = createAuth({
    db: server.db,
    // The services are never called, because the endpoints are only listed.
    services: {} as never,
    log: { info() {}, warn() {}, error() {} },
    secret: "a secret for tests, 32 characters",
    origins: ["http://localhost:3000"],
    signupCredits: 0,
    guestCredits: 6,
    sendsMail: false,
    accountsPerMinute: 60,
  });
  return Object.values(api).flatMap((endpoint) => {
    const { path, options } = endpoint as { path?: string; options: unknown };
    const words = JSON.stringify(options, (key, value: unknown) =>
      key === "responses" ? undefined : value,
    );
    const isServed = AUTH_ROUTES.some((route) => route.endsWith(` ${path}`));
    return path && isServed && /"[a-zA-Z]*password"/i.test(words) ? [path] : [];
  });
}

test("every endpoint that takes a password has a row in this test", () => {
  expect(new Set(passwordEndpoints())).toEqual(new Set(Object.keys(ENDPOINTS)));
});

async function tryAt(path: string, visitor: Visitor, tries: number): Promise<number[]> {
  const body = ENDPOINTS[path];
  const answers: number[] = [];
  for (let i = 0; i < tries; i += 1) {
    const client = server.client();
    if (path !== "/sign-in/email")
      for (const [name, value] of visitor.cookies)
        if (name.endsWith("session_token")) client.cookies.set(name, value);
    // If a signed-in request contains somebody else's e-mail, the try must still count for the signed-in user.
    const email = path === "/sign-in/email" ? visitor.email : newEmail();
    const json = { email, ...body?.(WRONG) };
    answers.push((await client.send(`/api/auth${path}`, { json })).status);
  }
  return answers;
}

test.each(Object.keys(ENDPOINTS).filter((path) => ENDPOINTS[path]))(
  "%s slows wrong passwords down",
  async (path) => {
    const visitor = await server.account();
    const answers = await tryAt(path, visitor, 11);
    expect(answers.at(-1)).toBe(429);
    expect(answers.filter((status) => status !== 429).length).toBeLessThanOrEqual(10);
  },
);

test.each([
  ["password", "password_too_common"],
  ["lacquer-2026", "password_too_personal"],
])(
  "%s is refused at sign-up and at a change of password, with a code and a sentence",
  async (weak, code) => {
    const told = await server.client().send<Told>("/api/auth/sign-up/email", {
      json: { name: "A person", email: newEmail(), password: weak },
    });
    expect([told.status, told.body.code]).toEqual([400, code]);
    expect(told.body.message).toMatch(/Choose another/);
    const person = await server.account();
    const change = await person.send<Told>("/api/auth/change-password", {
      json: { currentPassword: PASSWORD, newPassword: weak },
    });
    expect([change.status, change.body.code]).toEqual([400, code]);
    expect((await signIn(person.email, PASSWORD)).status).toBe(200);
  },
);

test("the e-mail address, in any spelling, and the name are refused as passwords", async () => {
  const email = newEmail();
  for (const password of [email, email.toUpperCase(), email.split("@")[0], "A PERSON 1234"]) {
    const answer = await server.client().send<Told>("/api/auth/sign-up/email", {
      json: { name: "A person", email, password },
    });
    expect([answer.status, answer.body.code]).toEqual([400, "password_too_personal"]);
  }
  await signUp(server.client(), email);
});

test("a reset link accepts no easily guessed password", async () => {
  const person = await server.account();
  await server.db.pool.query(
    `insert into verifications (identifier, value, expires_at, updated_at)
     values ('reset-password:canary-token', $1, now() + interval '1 hour', now())`,
    [String(person.userId)],
  );
  const reset = (newPassword: string) =>
    server.client().send<Told>("/api/auth/reset-password", {
      json: { newPassword, token: "canary-token" },
    });
  expect((await reset(person.email)).body.code).toBe("password_too_personal");
  expect((await reset("plum otter lanterns")).status).toBe(200);
  expect((await signIn(person.email, "plum otter lanterns")).status).toBe(200);
  expect((await person.send("/api/credits")).status).toBe(401);
});
