import { createHash } from "node:crypto";
import { createTestDatabase, newEmail, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./command.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const keys = (...words: string[]) => command("keys", words, { DATABASE_URL: db.url });

async function newAccount({ isGuest = false } = {}): Promise<string> {
  const email = newEmail();
  await db.pool.query("insert into users (name, email, is_anonymous) values ('Nina', $1, $2)", [
    email,
    isGuest,
  ]);
  return email;
}

async function keysOf(email: string) {
  const { rows } = await db.pool.query<{ id: number; digest: Buffer }>(
    `select k.id, k.name, k.scope, k.ending, k.digest, round(extract(epoch from expires_at - k.created_at) / 86400)::int as days
     from api_keys k join users u on u.id = user_id where email = $1 order by k.id`,
    [email],
  );
  return rows;
}

test("a key is printed once, on a line of its own, and is kept as a digest", async () => {
  const email = await newAccount();
  const { code, output } = await keys("create", email.toUpperCase());
  expect(code).toBe(0);
  const [key = "", sentence] = output.split("\n");
  expect(key).toMatch(/^lacquer_[\w-]{43}$/);
  expect(sentence).toMatch(/scope manage\) is valid until it is revoked\. It is shown only this/);
  expect(await keysOf(email)).toEqual([
    {
      id: expect.any(Number),
      name: "Made on the terminal",
      scope: "manage",
      ending: key.slice(-4),
      digest: createHash("sha256").update(key).digest(),
      days: null,
    },
  ]);
  const listed = await keys("list", email);
  expect(listed.output).not.toContain(key);
  expect(listed.output).toMatch(new RegExp(`…${key.slice(-4)}  manage  "Made on the terminal"`));
});

test("name, scope and days are as asked for", async () => {
  const email = await newAccount();
  const words = ["create", email, "--name", "Nightly", "--scope", "create", "--days", "90"];
  expect(await keys(...words)).toMatchObject({ code: 0 });
  expect(await keysOf(email)).toMatchObject([{ name: "Nightly", scope: "create", days: 90 }]);
});

test("a revoked key is gone, and nobody else's can be revoked", async () => {
  const [owner, other] = [await newAccount(), await newAccount()];
  await keys("create", owner);
  const id = String((await keysOf(owner))[0]?.id);
  const refused = await keys("revoke", other, id);
  expect(refused).toEqual({ code: 1, output: "This API key does not exist.\n" });
  expect(await keysOf(owner)).toHaveLength(1);
  expect(await keys("revoke", owner, id)).toMatchObject({ code: 0 });
  expect(await keysOf(owner)).toEqual([]);
  expect((await keys("list", owner)).output).toBe(`${owner} has no API keys.\n`);
});

test("a guest has no account to make a key for", async () => {
  const email = await newAccount({ isGuest: true });
  const { code, output } = await keys("create", email);
  expect({ code, output }).toEqual({
    code: 1,
    output: `There is no account with the e-mail ${email}.\n`,
  });
});

test.each([
  ["an unknown account", ["create", "nobody@example.com"], /There is no account/],
  ["an unknown scope", ["create", "EMAIL", "--scope", "all"], /--scope: .*"read"/],
  ["half a day", ["create", "EMAIL", "--days", "0.5"], /--days: /],
  ["an empty name", ["create", "EMAIL", "--name", " "], /Give the key a name/],
  ["an unknown flag", ["create", "EMAIL", "--forever"], /Usage:/],
  ["no e-mail", ["create"], /Usage:/],
  ["an id for create", ["create", "EMAIL", "3"], /Usage:/],
  ["no id to revoke", ["revoke", "EMAIL"], /Usage:/],
  ["a word for an id", ["revoke", "EMAIL", "all"], /whole number/],
  ["a scope for a list", ["list", "EMAIL", "--scope", "read"], /Usage:/],
])("%s is refused with a sentence, and no key is made", async (_, words, sentence) => {
  const email = await newAccount();
  const { code, output } = await keys(...words.map((word) => (word === "EMAIL" ? email : word)));
  expect(output).toMatch(sentence);
  expect(code).toBe(1);
  expect(await keysOf(email)).toEqual([]);
});

test("an account with all the keys it may have is told so", async () => {
  const email = await newAccount();
  await db.pool.query(
    `insert into api_keys (user_id, name, digest, ending, scope)
     select u.id, 'key', sha256((u.id || '-' || n)::bytea), 'abcd', 'read' from users u, generate_series(1, 20) n
     where email = $1`,
    [email],
  );
  const { code, output } = await keys("create", email);
  expect(output).toMatch(/already have 20 API keys/);
  expect(code).toBe(1);
});
