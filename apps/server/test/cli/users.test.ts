import { createAuth, setPassword } from "@lacquer/auth";
import { readEnvironment, serviceConfig } from "@lacquer/runtime";
import { openServices } from "@lacquer/services";
import { createLocalStorage } from "@lacquer/storage";
import { createTestDatabase, newEmail, PASSWORD, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./command.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test("a password reset opens the account, and ends the old password and all sessions", async () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const config = serviceConfig(readEnvironment({}, undefined, {}));
  const storage = createLocalStorage("unused");
  const auth = createAuth({
    db,
    services: openServices({ db, storage, log, config }),
    log,
    secret: "a secret that is long enough for a test",
    origins: ["http://localhost:3000"],
    signupCredits: 0,
    guestCredits: 0,
    sendsMail: false,
    accountsPerMinute: 60,
  });
  const person = newEmail();
  const signIn = (password: string) => auth.api.signInEmail({ body: { email: person, password } });
  await auth.api.signUpEmail({ body: { name: "Nina", email: person, password: PASSWORD } });
  const { code, output } = await command("users", ["reset-password", person], {
    DATABASE_URL: db.url,
  });
  expect(code).toBe(0);
  const { rowCount } = await db.pool.query(
    "select 1 from sessions join users on users.id = user_id where email = $1",
    [person],
  );
  expect(rowCount).toBe(0);
  await expect(signIn(PASSWORD)).rejects.toThrow("Invalid email or password");
  const password = /is (\S+)\n/.exec(output)?.[1] ?? "";
  expect((await signIn(password)).user.email).toBe(person);
  expect(await setPassword(db, "nobody@example.com", password)).toBe(false);
});
