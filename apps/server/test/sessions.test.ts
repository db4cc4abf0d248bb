import type { Session } from "@lacquer/contracts";
import {
  type HttpClient,
  newEmail,
  PASSWORD,
  type Refusal,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import { type SmtpReceiver, startSmtpReceiver } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "./mail-studio.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

let smtp: SmtpReceiver;
let server: TestServer;

beforeAll(async () => {
  smtp = await startSmtpReceiver();
  server = await startTestServer({ SMTP_URL: smtp.url, REQUESTS_PER_MINUTE: "100000" });
});
afterAll(async () => {
  await server.close();
  await smtp.close();
});

/** Creates and confirms an account, and returns a client that is signed in to it. */
async function account(): Promise<HttpClient & { email: string }> {
  const client = server.client();
  const email = newEmail();
  await client.send("/api/auth/sign-up/email", { json: { name: "A", email, password: PASSWORD } });
  const { link = "" } = await smtp.mailTo(email, /^Confirm/);
  await verify(client, new URL(link).hash.split("=")[1] ?? "");
  return Object.assign(client, { email });
}

const sessions = async (client: HttpClient) => (await client.send<Session[]>("/api/sessions")).body;
const end = (client: HttpClient, id: number | undefined) =>
  client.send<Refusal>(`/api/sessions/${id}`, { method: "DELETE" });

async function phoneOf(email: string, address = "203.0.113.7"): Promise<HttpClient> {
  const phone = server.client({ address });
  const json = { email, password: PASSWORD };
  const headers = { "user-agent": IPHONE };
  expect((await phone.send("/api/auth/sign-in/email", { json, headers })).status).toBe(200);
  return phone;
}

test("a person sees each device with its place and times, and signs one out", async () => {
  const owner = await account();
  const phone = await phoneOf(owner.email);
  const seen = await sessions(owner);
  expect(seen).toHaveLength(2);
  expect(seen.find(({ isCurrent }) => !isCurrent)).toMatchObject({
    device: "Safari on iOS",
    address: "203.0.113.7",
  });
  for (const { createdAt, lastUsedAt } of seen) {
    expect(Date.now() - Date.parse(createdAt)).toBeLessThan(60_000);
    expect(Date.parse(lastUsedAt)).toBeGreaterThanOrEqual(Date.parse(createdAt));
  }
  const { id } = (await sessions(phone)).find(({ isCurrent }) => isCurrent) ?? {};
  expect((await end(owner, id)).status).toBe(200);
  expect((await phone.send("/api/sessions")).status).toBe(401);
  expect(await sessions(owner)).toMatchObject([{ isCurrent: true }]);
});

test("somebody else's device is answered as if it did not exist, and guests have no list", async () => {
  const owner = await account();
  const [own] = await sessions(owner);
  const other = await account();
  const answer = await end(other, own?.id);
  expect([answer.status, answer.body.error.code]).toEqual([404, "session_not_found"]);
  expect(await sessions(owner)).toHaveLength(1);
  const guest = await server.guest();
  const refused = await guest.send<Refusal>("/api/sessions");
  expect(refused.body.error.code).toBe("account_required");
});

test("use is recorded, though not with every request", async () => {
  const owner = await account();
  const used = async () => {
    const { rows } = await server.db.pool.query<{ at: Date }>(
      "select last_used_at as at from sessions s join users u on u.id = s.user_id where email = $1",
      [owner.email],
    );
    return rows[0]?.at.getTime();
  };
  await owner.send("/api/credits");
  const first = await used();
  expect(first).toBeGreaterThan(Date.now() - 60_000);
  await owner.send("/api/credits");
  expect(await used()).toBe(first);
});

test("the owner is told of a sign-in from a device that the account does not know, and of no other", async () => {
  const owner = await account();
  const { email } = owner;
  const notices = () =>
    smtp.received.filter(({ to, subject }) => to.includes(email) && /new device/.test(subject));
  const allSent = () =>
    waitFor("all mails to be sent", async () => {
      const { rows } = await server.db.pool.query("select 1 from mails");
      return rows.length === 0;
    });
  const sign = async (client: HttpClient) => {
    const json = { email, password: PASSWORD };
    const headers = { "user-agent": IPHONE };
    expect((await client.send("/api/auth/sign-in/email", { json, headers })).status).toBe(200);
    await allSent();
  };
  // This device opened the link in the mail, so the account knows it.
  await sign(owner);
  expect(notices()).toEqual([]);
  const phone = server.client({ address: "203.0.113.9" });
  await sign(phone);
  expect(notices()).toHaveLength(1);
  expect(notices()[0]?.text).toContain("Safari on iOS, from 203.0.113.9");
  await sign(phone);
  expect(notices()).toHaveLength(1);
});
