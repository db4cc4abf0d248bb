import type { AuditPage } from "@lacquer/contracts";
import {
  type HttpClient,
  newEmail,
  PASSWORD,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "./cli/command.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const NEW_PASSWORD = "velvet-otter-9-lantern";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ REQUESTS_PER_MINUTE: "100000" });
});
afterAll(() => server.close());

async function account(address: string): Promise<{ client: HttpClient; email: string }> {
  const client = server.client({ address });
  const email = newEmail();
  const json = { name: "A", email, password: PASSWORD };
  const headers = { "user-agent": FIREFOX };
  const answer = await client.send("/api/auth/sign-up/email", { json, headers });
  expect(answer.status).toBe(200);
  return { client, email };
}

const audit = async (client: HttpClient) =>
  (await client.send<AuditPage>("/api/account/audit")).body.entries;
const acts = async (client: HttpClient) => (await audit(client)).map(({ act }) => act);

test("a sign-up and a wrong password are in the audit, with network and device", async () => {
  const { client, email } = await account("203.0.113.40");
  const stranger = server.client({ address: "198.51.100.23" });
  const wrong = await stranger.send("/api/auth/sign-in/email", {
    json: { email, password: "not-the-password-7" },
    headers: { "user-agent": FIREFOX },
  });
  expect(wrong.status).toBe(401);
  await waitFor("the failed sign-in to be recorded", async () =>
    (await acts(client)).includes("sign_in_failed"),
  );
  expect(await audit(client)).toMatchObject([
    {
      act: "sign_in_failed",
      network: "198.51.100.0/24",
      device: "Firefox on Linux",
      actor: "person",
    },
    { act: "signed_in", network: "203.0.113.0/24", device: "Firefox on Linux" },
    { act: "password_set", network: "203.0.113.0/24", device: "Firefox on Linux" },
  ]);
});

test("a changed password says from where, and ends the other sessions", async () => {
  const { client, email } = await account("203.0.113.41");
  const phone = server.client({ address: "192.0.2.9" });
  await phone.send("/api/auth/sign-in/email", { json: { email, password: PASSWORD } });
  const changed = await client.send("/api/auth/change-password", {
    json: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
    headers: { "user-agent": FIREFOX },
  });
  expect(changed.status).toBe(200);
  const entries = await audit(client);
  expect(entries.find(({ act }) => act === "password_changed")).toMatchObject({
    network: "203.0.113.0/24",
    device: "Firefox on Linux",
  });
  expect(entries.filter(({ act }) => act === "session_ended")).toHaveLength(2);
  const { rows } = await server.db.pool.query(
    "select 1 from accounts where changed_from is not null union all select 1 from users where changed_from is not null",
  );
  expect(rows, "the changed rows keep no place").toEqual([]);
});

test("keys, an export and a deletion that is taken back are in the audit", async () => {
  const { client } = await account("203.0.113.42");
  const made = await client.send<{ id: number; key: string }>("/api/keys", {
    json: { name: "Till", scope: "read" },
  });
  const program = server.client({ address: "192.0.2.77" });
  const headers = { authorization: `Bearer ${made.body.key}` };
  expect((await program.send("/api/credits", { headers })).status).toBe(200);
  expect((await program.send("/api/credits", { headers })).status).toBe(200);
  await client.send(`/api/keys/${made.body.id}`, { method: "DELETE" });
  await client.send("/api/account/archive");
  await client.send("/api/account", { method: "DELETE" });
  await client.send("/api/account/keep", { method: "POST" });
  const entries = await audit(client);
  expect(entries.map(({ act }) => act).slice(0, 6)).toEqual([
    "deletion_taken_back",
    "deletion_asked",
    "exported",
    "key_ended",
    "key_used",
    "key_made",
  ]);
  expect(entries[4]).toMatchObject({
    network: "192.0.2.0/24",
    detail: expect.stringMatching(/Till$/),
  });
});

test("the operator reads all audits in the terminal, one account's, and page by page", async () => {
  const { email } = await account("203.0.113.43");
  const run = (...words: string[]) => command("audit", words, { DATABASE_URL: server.db.url });
  const granted = await command("credits", ["grant", email, "5"], { DATABASE_URL: server.db.url });
  expect(granted.code).toBe(0);
  const all = await run(email);
  expect(all.code).toBe(0);
  const [first, second, third, ...rest] = (all.output ?? "").trim().split("\n");
  expect(rest).toEqual([]);
  expect(first).toMatch(/credits_granted {2}\+5 {2}by the operator$/);
  expect([second, third]).toEqual([
    expect.stringContaining("signed_in  203.0.113.0/24  Firefox on Linux"),
    expect.stringContaining("password_set"),
  ]);
  const page = await run(email, "--limit", "1");
  const [, more = ""] = (page.output ?? "").trim().split("\n");
  const next = await run(email, "--limit", "1", ...more.replace("Older entries: ", "").split(" "));
  expect(next.output).toContain("signed_in");
  expect(await run("nobody@example.test")).toMatchObject({
    code: 1,
    output: expect.stringContaining("There is no account"),
  });
});
