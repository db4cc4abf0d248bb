import { createTestDatabase, newEmail, type TestDatabase } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./command.ts";

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
afterAll(() => db.drop());

const credits = (words: string[]) => command("credits", words, { DATABASE_URL: db.url });

async function ledger() {
  const { rows } = await db.pool.query(
    "select kind, amount, (select credits from users where id = $1) as balance from credit_ledger where user_id = $1 order by id",
    [userId],
  );
  return rows;
}

test("the operator grants credits by e-mail, in upper or lower case, and the ledger gets a row", async () => {
  expect(await credits(["grant", email.toUpperCase(), "25"])).toMatchObject({ code: 0 });
  expect(await ledger()).toEqual([{ kind: "grant", amount: 25, balance: 25 }]);
});

test.each([
  ["an unknown account", ["grant", "nobody@example.com", "5"], /There is no account/],
  ["taking back more than is there", ["grant", email, "-26"], /does not have 26 credits/],
  ["half a credit", ["grant", email, "1.5"], /whole number/],
  ["no amount", ["grant", email], /Usage:/],
])("a grant with %s is refused with a sentence and changes nothing", async (_, words, sentence) => {
  const before = await ledger();
  const { code, output } = await credits(words);
  expect(output).toMatch(sentence);
  expect(code).toBe(1);
  expect(await ledger()).toEqual(before);
});
