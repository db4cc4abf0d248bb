import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, newEmail, PASSWORD, type TestDatabase } from "@lacquer/testing";
import { createAuth, setPassword } from "@lacquer/auth";
import { afterAll, beforeAll, expect, test } from "vitest";

const dataDir = mkdtempSync(path.join(tmpdir(), "lacquer-cli-"));
let db: TestDatabase;
let userId: number;
const email = newEmail();

beforeAll(async () => {
  db = await createTestDatabase();
  const { rows } = await db.pool.query<{ id: number }>(
    "insert into users (name, email) values ('Operator', $1) returning id",
    [email],
  );
  userId = rows[0]?.id ?? 0;
});

afterAll(async () => {
  await db.drop();
  rmSync(dataDir, { recursive: true });
});

/** Runs an operator's command as its users do, in a process of its own. */
async function command(name: string, words: string[], env: Record<string, string> = {}) {
  const script = path.join(import.meta.dirname, "..", "src", "cli", `${name}.ts`);
  const child = spawn(process.execPath, [script, ...words], {
    env: { DATABASE_URL: db.url, DATA_DIR: dataDir, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  await once(child, "close");
  return { code: child.exitCode, output };
}

async function ledger() {
  const { rows } = await db.pool.query(
    "select kind, amount, (select credits from users where id = $1) as balance from credit_ledger where user_id = $1 order by id",
    [userId],
  );
  return rows;
}

test("credits are granted by e-mail, in whatever case, with a ledger row", async () => {
  expect(await command("credits", ["grant", email.toUpperCase(), "25"])).toMatchObject({ code: 0 });
  expect(await ledger()).toEqual([{ kind: "grant", amount: 25, balance: 25 }]);
});

test.each([
  ["an unknown account", ["grant", "nobody@example.com", "5"], /There is no account/],
  ["more than is there taken back", ["grant", email, "-26"], /does not have 26 credits/],
  ["half a credit", ["grant", email, "1.5"], /whole number/],
  ["no amount", ["grant", email], /Usage:/],
])("a grant with %s is refused in words and changes nothing", async (_, words, sentence) => {
  const before = await ledger();
  const { code, output } = await command("credits", words);
  expect(output).toMatch(sentence);
  expect(code).toBe(1);
  expect(await ledger()).toEqual(before);
});

test("a reset password opens the account, and the old one and all sessions are gone", async () => {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const auth = createAuth({
    db,
    log: silent,
    secret: "a secret that is long enough for a test",
    origins: ["http://localhost:3000"],
    signupCredits: 0,
    guestCredits: 0,
    accountsPerMinute: 60,
  });
  const person = newEmail();
  const signIn = (password: string) => auth.api.signInEmail({ body: { email: person, password } });
  await auth.api.signUpEmail({ body: { name: "Nina", email: person, password: PASSWORD } });
  const { code, output } = await command("users", ["reset-password", person]);
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

test("the doctor names what is wrong and what to do, and ends with 1", async () => {
  const { code, output } = await command("doctor", []);
  expect(output).toMatch(/^✓ Database: Postgres \d+ answers$/m);
  expect(output).toMatch(/^✓ Migrations: all have run$/m);
  expect(output).toMatch(/^✗ Workers: none is alive; run npm start/m);
  expect(code).toBe(1);
});

test("the doctor says that a database does not answer", async () => {
  const { code, output } = await command("doctor", [], {
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  });
  expect(output).toMatch(/^✗ Database: does not answer \(.*ECONNREFUSED.*\); check DATABASE_URL/m);
  expect(code).toBe(1);
});
