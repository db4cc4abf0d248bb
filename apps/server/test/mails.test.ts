import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import {
  type HttpClient,
  newEmail,
  PASSWORD,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  balance,
  mailStudio,
  openSignInLink,
  post,
  signIn,
  signUp,
  verify,
  who,
} from "./mail-studio.ts";

const NEW_PASSWORD = "another-canary-4c1e";

const { smtp, server, visitor, publicOrigin, tokenFor, confirmToken, confirmed } = mailStudio();

describe("a new account", () => {
  test("has no session and no credits until its address is confirmed", async () => {
    const email = newEmail();
    const client = visitor();
    expect((await signUp(client, email)).status).toBe(200);
    expect(await who(client)).toBeUndefined();
    const early = await signIn(client, email);
    expect([early.status, early.body.code]).toEqual([403, "EMAIL_NOT_VERIFIED"]);
    const { rows } = await server().db.pool.query(
      "select credits, starter_at from users where email = $1",
      [email],
    );
    expect(rows).toEqual([{ credits: 0, starter_at: null }]);
    const mail = await smtp().mailTo(email, /^Confirm/);
    expect(mail).toMatchObject({ from: "studio@example.test", to: [email] });
    await verify(client, await confirmToken(email));
    expect(await who(client)).toBe(email);
    expect(await balance(client)).toBe(20);
    // A second use of the link grants nothing more.
    await verify(visitor(), await confirmToken(email));
    expect(await balance(client)).toBe(20);
  });

  test("gets its guest's work and credits when it is confirmed, on whichever device", async () => {
    const guest = visitor();
    const { body } = await post(guest, "sign-in/anonymous", {});
    const guestId = Number(body.user?.id);
    expect(await balance(guest)).toBe(6);
    const email = newEmail();
    await signUp(guest, email);
    // Until the address is confirmed, nothing changes for the guest.
    expect(await balance(guest)).toBe(6);
    const phone = visitor();
    await verify(phone, await confirmToken(email));
    expect(await who(phone)).toBe(email);
    expect(await balance(phone)).toBe(20);
    const { rows } = await server().db.pool.query(
      `select (select credits from users where id = $1) as left, l.amount, u.email
       from credit_ledger l join users u on u.id = l.user_id where u.email = $2 order by l.amount`,
      [guestId, email],
    );
    expect(rows).toEqual([
      { left: 0, amount: 6, email },
      { left: 0, amount: 14, email },
    ]);
    // When the guest's browser signs in, nothing is moved or granted a second time.
    await signIn(guest, email);
    expect(await balance(guest)).toBe(20);
  });

  test("gets its guest's credits when the guest's own browser confirms it", async () => {
    const guest = visitor();
    await post(guest, "sign-in/anonymous", {});
    const email = newEmail();
    await signUp(guest, email);
    await verify(guest, await confirmToken(email));
    expect(await who(guest)).toBe(email);
    expect(await balance(guest)).toBe(20);
  });

  test("that a stranger began belongs to the owner of the address, with the owner's password", async () => {
    const email = newEmail();
    await signUp(visitor(), email, "a-strangers-password-7");
    const owner = visitor();
    await signUp(owner, email);
    const token = await tokenFor(email, /^Finish your account/, "password");
    const set = await post(owner, "reset-password", { token, newPassword: NEW_PASSWORD });
    expect(set.status).toBe(200);
    expect((await signIn(visitor(), email, "a-strangers-password-7")).status).toBe(401);
    expect((await signIn(owner, email, NEW_PASSWORD)).status).toBe(200);
    expect(await balance(owner)).toBe(20);
  });
});

describe("answers do not tell who has an account", () => {
  const shown = ({ status, body }: { status: number; body: unknown }) => ({ status, body });

  test.each([
    ["sign-up/email", (email: string) => ({ name: "A", email, password: PASSWORD })],
    ["request-password-reset", (email: string) => ({ email })],
    ["sign-in/magic-link", (email: string) => ({ email })],
  ])("%s", async (route, body) => {
    const { email } = await confirmed();
    const known = await post(visitor(), route, body(email));
    const unknown = await post(visitor(), route, body(newEmail()));
    expect(known.status).toBe(200);
    expect(shown(known)).toEqual(shown(unknown));
  });

  test("two sign-ups with one new address at the same moment are answered alike", async () => {
    const email = newEmail();
    const both = await Promise.all([signUp(visitor(), email), signUp(visitor(), email)]);
    expect(shown(both[0])).toEqual(shown(both[1]));
    expect(both[0].status).toBe(200);
  });

  test("but the mailbox is told: an account exists", async () => {
    const { email } = await confirmed();
    await signUp(visitor(), email);
    expect((await smtp().mailTo(email, /already have/)).link).toBe(`${publicOrigin()}/sign-in`);
  });

  test("a stranger's address gets no mail", async () => {
    const stranger = newEmail();
    await post(visitor(), "request-password-reset", { email: stranger });
    await post(visitor(), "sign-in/magic-link", { email: stranger });
    const { rows } = await server().db.pool.query("select 1 from mails where recipient = $1", [
      stranger,
    ]);
    expect(rows).toEqual([]);
    expect(smtp().received.filter(({ to }) => to.includes(stranger))).toEqual([]);
  });
});

describe("a person who cannot get in", () => {
  test("sets a new password by mail, once, and everybody else is signed out", async () => {
    const { client: thief, email } = await confirmed();
    const owner = visitor();
    await post(owner, "request-password-reset", { email });
    const token = await tokenFor(email, /^Set a new password/, "password");
    const reset = () => post(owner, "reset-password", { token, newPassword: NEW_PASSWORD });
    expect((await reset()).status).toBe(200);
    expect((await reset()).status).toBe(400);
    expect(await who(thief)).toBeUndefined();
    expect((await signIn(owner, email, NEW_PASSWORD)).status).toBe(200);
    await smtp().mailTo(email, /password has changed/);
  });

  test("signs in with a link, once", async () => {
    const { email } = await confirmed();
    const phone = visitor();
    await post(phone, "sign-in/magic-link", { email });
    const token = await tokenFor(email, /link to sign in/, "sign-in");
    const open = (client: HttpClient) => openSignInLink(client, token);
    expect((await open(phone)).status).toBe(200);
    expect(await who(phone)).toBe(email);
    const second = visitor();
    await open(second);
    expect(await who(second)).toBeUndefined();
  });
});

test("a new address is approved by the old one and confirmed by the new one, and the old one is told", async () => {
  const { client, email } = await confirmed();
  const newAddress = newEmail();
  expect((await post(client, "change-email", { newEmail: newAddress })).status).toBe(200);
  const approve = await tokenFor(email, /^Change your/, "address");
  await verify(client, approve);
  expect(await who(client)).toBe(email);
  await verify(client, await tokenFor(newAddress, /^Confirm your new/, "address"));
  expect(await who(client)).toBe(newAddress);
  expect((await smtp().mailTo(email, /has changed/)).text).toContain(newAddress);
  expect((await signIn(visitor(), email)).status).toBe(401);
  expect((await signIn(visitor(), newAddress)).status).toBe(200);
});

test("the owner is told about a changed password", async () => {
  const { client, email } = await confirmed();
  await post(client, "change-password", { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
  expect((await smtp().mailTo(email, /password has changed/)).to).toEqual([email]);
});

describe("mails are limited", () => {
  test("for one recipient, known or not, whoever asks", async () => {
    for (const email of [(await confirmed()).email, newEmail()]) {
      const answers = [];
      for (let i = 0; i < 6; i += 1)
        answers.push(await post(visitor(), "request-password-reset", { email }));
      // An address with an account has already received one mail, at its sign-up. That mail counts too.
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(5);
      const refused = answers.at(-1);
      expect([refused?.status, refused?.body.code]).toEqual([429, "too_many_mails"]);
      expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    }
  });

  test("for one address, whoever the recipients are", async () => {
    const client = visitor();
    const answers = await Promise.all(
      Array.from({ length: 64 }, () =>
        post(client, "request-password-reset", { email: newEmail() }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  });
});

test("a mail that the mail server refuses is tried again, and no link is logged", async () => {
  smtp().refuses = 1;
  const email = newEmail();
  await signUp(visitor(), email);
  await waitFor("the refusal", () => server().process.output().includes("another try follows"));
  // Ends the pause of 5 s at once.
  await server().db.pool.query("update mails set due_at = now() where recipient = $1", [email]);
  const token = await confirmToken(email);
  expect(server().process.output()).not.toContain(token);
  expect(server().process.output()).not.toContain(email);
  const { rows } = await waitFor("the row to go", async () => {
    const left = await server().db.pool.query("select 1 from mails where recipient = $1", [email]);
    return left.rows.length === 0 ? left : null;
  });
  expect(rows).toEqual([]);
});

describe("without a mail server", () => {
  let plain: TestServer;
  beforeAll(async () => {
    plain = await startTestServer({ SIGNUP_CREDITS: "20" });
  });
  afterAll(() => plain.close());

  test("an account starts at once, and mails are files whose contents no log repeats", async () => {
    const account = await plain.account();
    expect(await balance(account)).toBe(20);
    const status = await plain
      .client()
      .send<{ result: { data: { json: { sendsMail: boolean } } } }>("/trpc/system.status");
    expect(status.body.result.data.json.sendsMail).toBe(false);
    await post(plain.client(), "request-password-reset", { email: account.email });
    const folder = path.join(plain.dataDir, "mail");
    const file = await waitFor("the file", async () => {
      const names = await readdir(folder).catch(() => []);
      return names.find((name) => name.includes("reset-password")) ?? null;
    });
    await waitFor("the log", () => plain.process.output().includes(file));
    expect(await readFile(path.join(folder, file), "utf8")).toContain(account.email);
    expect(plain.process.output()).not.toContain(account.email);
  });
});
