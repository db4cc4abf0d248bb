import { LacquerError } from "@lacquer/contracts";
import { createDatabase, type Database, isUnavailable } from "@lacquer/db";
import { createLocalStorage } from "@lacquer/storage";
import { openServices, summarizeCredits } from "@lacquer/services";
import { createMemoryLog, createTestDatabase, newEmail, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createAuth } from "../src/index.ts";
import { CONFIG } from "./config.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Opens accounts on a pool of its own. */
function open(options: { queryTimeoutMs?: number } = {}) {
  const db = createDatabase({ url: database.url, connections: 2, ...options });
  onTestFinished(() => db.close());
  const log = createMemoryLog();
  const services = openServices({ db, log, storage: createLocalStorage("unused"), config: CONFIG });
  const auth = createAuth({
    db,
    services,
    log,
    secret: "a secret for tests, 32 characters",
    origins: ["http://localhost:3000"],
    signupCredits: 20,
    guestCredits: 6,
    sendsMail: false,
    accountsPerMinute: 60,
  });
  return { db, auth, services };
}

type Auth = ReturnType<typeof open>["auth"];

/** Returns the answer's status, or the error that the library threw. */
function post(auth: Auth, path: string, json: object, cookie = ""): Promise<unknown> {
  const request = new Request(`http://localhost:3000/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://localhost:3000", cookie },
    body: JSON.stringify(json),
  });
  return auth.handler(request).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
}

const person = () => ({ name: "Nora", email: newEmail(), password: "a long password" });

/** Locks a table until the returned function is called. */
async function lock(table: string, mode: string): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  await client.query("begin");
  await client.query(`lock table ${table} in ${mode} mode`);
  return async () => {
    await client.query("rollback");
    client.release();
  };
}

async function hold({ pool }: Database, count: number): Promise<() => Promise<void>> {
  const held = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  return async () => held.forEach((client) => client.release());
}

/** True for an error that the server answers with 503 and Retry-After. */
const saysLater = (answer: unknown) =>
  isUnavailable(answer) || (answer instanceof LacquerError && answer.code === "unavailable");

test("while every connection is in use, a sign-up is asked to come later", async () => {
  const { db, auth } = open();
  const release = await hold(db, 2);
  db.pool.options.connectionTimeoutMillis = 200;
  const answer = await post(auth, "/sign-up/email", person());
  await release();
  expect(answer).toSatisfy(saysLater);
});

test.each([
  ["an account cannot be read", "users", "access exclusive"],
  ["an account cannot be written", "users", "share"],
  ["a password cannot be written", "accounts", "share"],
  ["a session cannot be written", "sessions", "share"],
])(
  "while %s, a sign-up is asked to come later and leaves no account",
  async (_what, table, mode) => {
    const { auth } = open({ queryTimeoutMs: 300 });
    const somebody = person();
    const unlock = await lock(table, mode);
    const answer = await post(auth, "/sign-up/email", somebody);
    await unlock();
    expect(answer).toSatisfy(saysLater);
    // The same sign-up succeeds later.
    expect(await post(open().auth, "/sign-up/email", somebody)).toBe(200);
  },
);

test("while sessions cannot be read, a signed-in person is not answered as if signed out", async () => {
  const body = person();
  const signed = await open().auth.api.signUpEmail({ body, asResponse: true });
  const cookie = signed.headers.getSetCookie().map((line) => line.split(";")[0]);
  const { auth } = open({ queryTimeoutMs: 300 });
  const unlock = await lock("sessions", "access exclusive");
  const answer = await post(auth, "/update-user", { name: "Nora B." }, cookie.join("; "));
  await unlock();
  expect(answer).toSatisfy(saysLater);
});

test("while credits cannot be granted, a sign-up succeeds, and the credits come when they are first read", async () => {
  const somebody = person();
  const unlock = await lock("credit_ledger", "share");
  // All other statements of the sign-up must be answered in this time, however slow the machine is.
  const { auth } = open({ queryTimeoutMs: 3_000 });
  const answer = await post(auth, "/sign-up/email", somebody);
  await unlock();
  expect(answer).toBe(200);
  const { services } = open();
  const { id } = await database.prisma.user.findUniqueOrThrow({ where: { email: somebody.email } });
  expect((await summarizeCredits(services, Number(id))).balance).toBe(20);
});
