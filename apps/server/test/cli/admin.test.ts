import { createTestDatabase, newEmail, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./command.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const admin = (...words: string[]) => command("admin", words, { DATABASE_URL: db.url });

test("the operator makes an account an admin, lists the admins and takes the right away, with a record", async () => {
  const email = newEmail();
  await db.pool.query("insert into users (name, email) values ('Nina', $1)", [email]);
  expect((await admin("list")).output).toBe("There are no admins.\n");
  expect(await admin("grant", email.toUpperCase())).toMatchObject({
    code: 0,
    output: expect.stringContaining("is an admin and may open /monitor"),
  });
  expect(await admin("list")).toEqual({ code: 0, output: `${email}\n` });
  expect((await admin("revoke", email)).code).toBe(0);
  expect((await admin("list")).output).toBe("There are no admins.\n");
  const { rows } = await db.pool.query<{ action: string }>(
    "select action from admin_actions where admin_id is null order by id",
  );
  expect(rows.map(({ action }) => action)).toEqual(["grant_admin", "revoke_admin"]);
});

test.each([
  [["grant", "nobody@example.test"], "There is no account with the e-mail nobody@example.test."],
  [["grant"], "Usage: pnpm lacquer admin"],
  [["list", "all"], "Usage: pnpm lacquer admin"],
  [["make", "nina@example.test"], "Usage: pnpm lacquer admin"],
])("%s is refused with a sentence", async (words, sentence) => {
  const { code, output } = await admin(...words);
  expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
});
