import { createApiKey } from "@lacquer/services";
import { createTestDatabase, createMemoryLog, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuth, readSession, setPassword } from "../src/index.ts";

let db: TestDatabase;
let auth: ReturnType<typeof createAuth>;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 4 });
  auth = createAuth({
    db,
    log: createMemoryLog(),
    secret: "a secret of the test with 32 characters",
    origins: ["http://localhost:3000"],
    signupCredits: 20,
    guestCredits: 6,
    accountsPerMinute: 60,
  });
});
afterAll(() => db.drop());

const signIn = (email: string, password: string) =>
  auth.api.signInEmail({ body: { email, password }, asResponse: true });

test("the operator's new password works, the old one does not, and every session and API key is over", async () => {
  const email = "nora@example.test";
  await auth.api.signUpEmail({ body: { name: "Nora", email, password: "first password" } });
  const signed = await signIn(email, "first password");
  const headers = new Headers({
    cookie: signed.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  });
  expect(await readSession(auth, db, headers)).toMatchObject({
    id: expect.any(Number),
    isGuest: false,
  });
  const { user } = (await auth.api.getSession({ headers })) ?? {};
  const { key } = await createApiKey({ db }, Number(user?.id), "Script");
  const program = new Headers({ authorization: `Bearer ${key}` });
  expect(await readSession(auth, db, program)).toMatchObject({ id: Number(user?.id), byKey: true });
  expect(await setPassword(db, "NORA@example.test", "second password")).toBe(true);
  expect(await readSession(auth, db, program)).toBeNull();
  expect(await readSession(auth, db, headers)).toBeNull();
  expect((await signIn(email, "first password")).status).toBe(401);
  expect((await signIn(email, "second password")).status).toBe(200);
});

test("there is nothing to set for an unknown address, and a short password is refused", async () => {
  expect(await setPassword(db, "nobody@example.test", "long enough")).toBe(false);
  await expect(setPassword(db, "nora@example.test", "short")).rejects.toThrow(RangeError);
});
