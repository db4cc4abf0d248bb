import { STUDIO_HEADER } from "@lacquer/contracts";
import { type HttpClient, newEmail, PASSWORD } from "@lacquer/testing";
import { describe, expect, test } from "vitest";
import {
  type AuthBody,
  mailStudio,
  OWN_FETCH,
  post,
  signIn,
  signUp,
  verify,
  who,
} from "./mail-studio.ts";

const NEW_PASSWORD = "another-canary-4c1e";

const { smtp, server, visitor, tokenFor, confirmToken, confirmed } = mailStudio();

const query = async (text: string, values: unknown[]) =>
  (await server().db.pool.query(text, values)).rows;
const lettersTo = (email: string) => smtp().received.filter(({ to }) => to.includes(email));

/** Requests a reset link for the account, and returns the link's token. */
async function resetToken(email: string): Promise<string> {
  await post(visitor(), "request-password-reset", { email });
  return tokenFor(email, /^Set a new password/, "password");
}

/** Waits until all letters requested so far have been handed to the mail server. */
async function allSent(): Promise<void> {
  await expect.poll(() => query("select 1 from mails", [])).toEqual([]);
}

describe("a link works only in the studio's own page", () => {
  const ways: [string, Record<string, string>][] = [
    ["opened as a page", { ...OWN_FETCH, "sec-fetch-site": "none" }],
    ["without the studio's header", {}],
    ["from another site", { ...OWN_FETCH, "sec-fetch-site": "cross-site" }],
    ["from a sister site", { ...OWN_FETCH, "sec-fetch-site": "same-site" }],
  ];

  test("and brings no visitor into the account of whoever sent it", async () => {
    const email = newEmail();
    const guest = visitor();
    await post(guest, "sign-in/anonymous", {});
    await signUp(visitor(), email);
    const token = await confirmToken(email);
    const paths = [`verify-email?token=${token}`, "magic-link/verify?token=any"];
    for (const path of paths)
      for (const [way, headers] of ways) {
        const answer = await guest.send<AuthBody>(`/api/auth/${path}`, { headers });
        expect([way, answer.status, answer.body.code]).toEqual([way, 403, "cross_site"]);
      }
    expect(await who(guest)).toMatch(/guest\.invalid$/);
    const own = { ...OWN_FETCH, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
    const used = await guest.send(`/api/auth/verify-email?token=${token}`, { headers: own });
    expect(used.status).toBe(200);
  });

  test.each(["callbackURL", "errorCallbackURL", "newUserCallbackURL"])(
    "and leads nowhere else by %s",
    async (name) => {
      for (const path of ["verify-email", "magic-link/verify"]) {
        const answer = await visitor().send<AuthBody>(`/api/auth/${path}?token=a&${name}=/`, {
          headers: { [STUDIO_HEADER]: "1" },
        });
        expect([path, answer.status, answer.body.code]).toEqual([path, 400, "invalid_input"]);
      }
    },
  );
});

describe("a reset link ends the keys of its own account", () => {
  const withKey = async () => {
    const person = await confirmed();
    const { body } = await person.client.send<{ result: { data: { json: { key: string } } } }>(
      "/trpc/keys.create",
      { json: { json: { name: "Script", scope: "read" } } },
    );
    const { key } = body.result.data.json;
    expect(await works(key)).toBe(true);
    return { ...person, key };
  };
  const works = async (key: string) =>
    (
      await server()
        .client()
        .send("/api/credits", { headers: { authorization: `Bearer ${key}` } })
    ).status === 200;

  test.each(["body", "query"])("with its token in the %s, whoever is signed in", async (place) => {
    const [owner, other] = [await withKey(), await withKey()];
    const token = await resetToken(owner.email);
    const [route, json] =
      place === "body" ? ["reset-password", { token }] : [`reset-password?token=${token}`, {}];
    const set = await post(other.client, route, { ...json, newPassword: NEW_PASSWORD });
    expect(set.status).toBe(200);
    expect([await works(owner.key), await works(other.key)]).toEqual([false, true]);
  });

  test("also where the account has no password yet", async () => {
    const owner = await withKey();
    const token = await resetToken(owner.email);
    await query("delete from accounts where user_id = (select id from users where email = $1)", [
      owner.email,
    ]);
    await post(visitor(), "reset-password", { token, newPassword: NEW_PASSWORD });
    expect(await works(owner.key)).toBe(false);
    expect((await signIn(visitor(), owner.email, NEW_PASSWORD)).status).toBe(200);
  });

  test("and refuses an easy password with its token in the query", async () => {
    const { email } = await confirmed();
    const token = await resetToken(email);
    const set = await post(visitor(), `reset-password?token=${token}`, { newPassword: email });
    expect([set.status, set.body.code]).toEqual([400, "password_too_personal"]);
  });
});

describe("a new address", () => {
  test("is refused to guests and to people who have confirmed none", async () => {
    const guest = visitor();
    await post(guest, "sign-in/anonymous", {});
    const asGuest = await post(guest, "change-email", { newEmail: newEmail() });
    expect([asGuest.status, asGuest.body.code]).toEqual([403, "account_required"]);
    const { client, email } = await confirmed();
    await query("update users set email_verified = false where email = $1 returning id", [email]);
    const early = await post(client, "change-email", { newEmail: newEmail() });
    expect([early.status, early.body.code]).toEqual([403, "address_unconfirmed"]);
  });

  test("that is taken is answered, and told by mail, like a free one", async () => {
    const taken = (await confirmed()).email;
    await allSent();
    const before = lettersTo(taken).length;
    const seen = [];
    for (const newAddress of [taken, newEmail()]) {
      const { client, email } = await confirmed();
      const asked = await post(client, "change-email", { newEmail: newAddress });
      const token = await tokenFor(email, /^Change your/, "address");
      const { text } = await smtp().mailTo(email, /^Change your/);
      const approved = await verify(client, token);
      seen.push({
        asked: [asked.status, asked.body],
        approved: [approved.status, approved.body],
        says: text.replaceAll(newAddress, "NEW").replaceAll(/#\S+/g, "#"),
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    await allSent();
    expect(lettersTo(taken)).toHaveLength(before);
  });

  test("that somebody else has taken meanwhile is refused", async () => {
    const { client, email } = await confirmed();
    const newAddress = newEmail();
    await post(client, "change-email", { newEmail: newAddress });
    await verify(client, await tokenFor(email, /^Change your/, "address"));
    const token = await tokenFor(newAddress, /^Confirm your new/, "address");
    await signUp(visitor(), newAddress);
    const late = await verify(client, token);
    expect([late.status, late.body.code]).toEqual([401, "INVALID_TOKEN"]);
    expect(await who(client)).toBe(email);
  });

  test("gets few letters, however often the approval is repeated", async () => {
    const { client, email } = await confirmed();
    const newAddress = newEmail();
    await post(client, "change-email", { newEmail: newAddress });
    const token = await tokenFor(email, /^Change your/, "address");
    const codes = [];
    for (let i = 0; i < 7; i += 1) codes.push((await verify(visitor(), token)).body.code);
    expect(codes.slice(4)).toEqual(["too_many_mails", "too_many_mails", "too_many_mails"]);
    await allSent();
    expect(lettersTo(newAddress)).toHaveLength(4);
  });
});

describe("an account that nobody has confirmed", () => {
  /**
   * Signs up a stranger, who is a guest in the studio, with somebody else's address. Returns the confirmation token.
   */
  async function begun(email: string): Promise<string> {
    const stranger = visitor();
    await post(stranger, "sign-in/anonymous", {});
    await signUp(stranger, email, "a-strangers-password-7");
    return confirmToken(email);
  }
  const asks: [string, (client: HttpClient, email: string) => Promise<unknown>][] = [
    ["signs up", signUp],
    ["has forgotten the password", (c, email) => post(c, "request-password-reset", { email })],
    ["wants a link to sign in", (c, email) => post(c, "sign-in/magic-link", { email })],
  ];

  test.each(asks)("keeps nothing of a stranger when its owner %s", async (_what, ask) => {
    const email = newEmail();
    const older = await begun(email);
    await ask(visitor(), email);
    await tokenFor(email, /^Finish your account/, "password");
    const owner = visitor();
    await verify(owner, older);
    expect(await who(owner)).toBe(email);
    expect((await signIn(visitor(), email, "a-strangers-password-7")).status).toBe(401);
    expect(await query("select brings_guest_id from users where email = $1", [email])).toEqual([
      { brings_guest_id: null },
    ]);
  });

  test("is finished with the link", async () => {
    const email = newEmail();
    await begun(email);
    await post(visitor(), "sign-in/magic-link", { email });
    const token = await tokenFor(email, /^Finish your account/, "password");
    await post(visitor(), "reset-password", { token, newPassword: NEW_PASSWORD });
    expect((await signIn(visitor(), email, NEW_PASSWORD)).status).toBe(200);
  });

  test("gets few letters by signing in", async () => {
    const email = newEmail();
    await signUp(visitor(), email);
    for (let i = 0; i < 7; i += 1)
      expect((await signIn(visitor(), email, PASSWORD)).body.code).toBe("EMAIL_NOT_VERIFIED");
    await allSent();
    expect(lettersTo(email)).toHaveLength(5);
  });
});
