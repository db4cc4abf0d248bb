import { createApiKey, openServices, type Services } from "@lacquer/services";
import { createLocalStorage } from "@lacquer/storage";
import { createTestDatabase, createMemoryLog, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuth, readCaller, setPassword } from "../src/index.ts";
import { CONFIG } from "./config.ts";

let db: TestDatabase;
let services: Services;
let auth: ReturnType<typeof createAuth>;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 4 });
  const log = createMemoryLog();
  services = openServices({ db, log, storage: createLocalStorage("unused"), config: CONFIG });
  auth = createAuth({
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
});
afterAll(() => db.drop());

const signIn = (email: string, password: string) =>
  auth.api.signInEmail({ body: { email, password }, asResponse: true });

test("the operator's new password works, the old one does not, and every session and API key has ended", async () => {
  const email = "nora@example.test";
  await auth.api.signUpEmail({ body: { name: "Nora", email, password: "first password" } });
  const signed = await signIn(email, "first password");
  const headers = new Headers({
    cookie: signed.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  });
  expect(await readCaller(auth, services, headers)).toMatchObject({
    kind: "session",
    userId: expect.any(Number),
    isGuest: false,
  });
  const { user } = (await auth.api.getSession({ headers })) ?? {};
  const { key } = await createApiKey(services, Number(user?.id), {
    name: "Script",
    scope: "manage",
    days: null,
  });
  const program = new Headers({ authorization: `Bearer ${key}` });
  expect(await readCaller(auth, services, program)).toMatchObject({
    kind: "apiKey",
    userId: Number(user?.id),
  });
  expect(await setPassword(db, "NORA@example.test", "second password")).toBe(true);
  expect(await readCaller(auth, services, program)).toBeNull();
  expect(await readCaller(auth, services, headers)).toBeNull();
  expect((await signIn(email, "first password")).status).toBe(401);
  expect((await signIn(email, "second password")).status).toBe(200);
});

test("an account that has lost its first password, because nobody had confirmed its address, gets a new one", async () => {
  const email = "lost@example.test";
  const { user } = await auth.api.signUpEmail({
    body: { name: "Lost", email, password: "first password" },
  });
  await db.pool.query("delete from accounts where user_id = $1", [Number(user.id)]);
  expect(await setPassword(db, email, "second password")).toBe(true);
  expect((await signIn(email, "second password")).status).toBe(200);
  expect(await setPassword(db, email, "third password")).toBe(true);
  expect((await signIn(email, "second password")).status).toBe(401);
  expect((await signIn(email, "third password")).status).toBe(200);
});

test("a guest, and an account that was emptied, get no password", async () => {
  const { rows } = await db.pool.query<{ email: string }>(
    `insert into users (name, email, is_anonymous, emptied_at)
     values ('', 'guest@example.test', true, null), ('', 'emptied@example.test', false, now()) returning email`,
  );
  for (const { email } of rows)
    expect([email, await setPassword(db, email, "second password")]).toEqual([email, false]);
});

test("an unknown e-mail changes nothing, and a short password is refused", async () => {
  expect(await setPassword(db, "nobody@example.test", "long enough")).toBe(false);
  await expect(setPassword(db, "nora@example.test", "short")).rejects.toThrow(RangeError);
});

test.each([
  ["sunshine", /one of the first/],
  ["Nora-2026!", /Choose another/],
])("an operator cannot set a password as easily guessed as %s", async (password, words) => {
  const email = "nora@example.test";
  const fault: unknown = await setPassword(db, email, password).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(RangeError);
  expect(String(fault)).toMatch(words);
});
