import { STUDIO_HEADER } from "@lacquer/contracts";
import {
  assertInvariants,
  type HttpClient,
  newEmail,
  PASSWORD,
  startTestServer,
  type TestServer,
} from "@lacquer/testing";
import { type SmtpReceiver, startSmtpReceiver } from "@lacquer/testing/doubles";
import { afterAll, afterEach, beforeAll, expect } from "vitest";

/** What the sign-in library answers. */
export interface AuthBody {
  code?: string;
  message?: string;
  user?: { id: string; email: string } | null;
}

/** What the studio's own page sends when it uses a link. */
export const OWN_FETCH = { [STUDIO_HEADER]: "1" };

export const post = (client: HttpClient, route: string, json: object) =>
  client.send<AuthBody>(`/api/auth/${route}`, { json });
export const signUp = (client: HttpClient, email: string, password = PASSWORD) =>
  post(client, "sign-up/email", { name: "A person", email, password });
export const signIn = (client: HttpClient, email: string, password = PASSWORD) =>
  post(client, "sign-in/email", { email, password });
export const who = async (client: HttpClient) =>
  (await client.send<{ user: { email: string } } | null>("/api/auth/get-session")).body?.user.email;
export const balance = async (client: HttpClient) =>
  (await client.send<{ balance: number }>("/api/credits")).body.balance;
export const verify = (client: HttpClient, token: string) =>
  client.send<AuthBody>(`/api/auth/verify-email?token=${token}`, { headers: OWN_FETCH });
export const openSignInLink = (client: HttpClient, token: string) =>
  client.send<AuthBody>(`/api/auth/magic-link/verify?token=${token}`, { headers: OWN_FETCH });

/** Starts a studio with a mail server for the tests of one file. */
export function mailStudio() {
  let smtp: SmtpReceiver;
  let server: TestServer;
  beforeAll(async () => {
    smtp = await startSmtpReceiver();
    server = await startTestServer({
      SMTP_URL: smtp.url,
      MAIL_FROM: "Studio <studio@example.test>",
      SIGNUP_CREDITS: "20",
      GUEST_CREDITS: "6",
      // Many accounts from one address in a short time.
      REQUESTS_PER_MINUTE: "100000",
      FREE_CREDITS_PER_RANGE: "0",
    });
  });
  afterEach(() => assertInvariants(server.db));
  afterAll(async () => {
    await server.close();
    await smtp.close();
  });

  let visitors = 0;
  /** Each visitor has an address of its own, so that limits by address meet only the test that is about them. */
  const visitor = (): HttpClient => {
    visitors += 1;
    return server.client({ address: `198.51.100.${visitors}` });
  };
  /** Links in mails lead to the public address, here the default one. */
  const publicOrigin = () => server.origin.replace("127.0.0.1", "localhost");

  /** Returns the token in a mail's link, as the page behind the link reads it. */
  async function tokenFor(email: string, subject: RegExp, what: string): Promise<string> {
    const { link = "" } = await smtp.mailTo(email, subject);
    const url = new URL(link);
    expect([url.origin, url.pathname]).toEqual([publicOrigin(), "/mail"]);
    const [name, token] = url.hash.slice(1).split("=");
    expect(name).toBe(what);
    return token ?? "";
  }
  const confirmToken = (email: string) => tokenFor(email, /^Confirm your e-mail/, "confirm");

  /** Returns somebody who is signed in to a confirmed account. */
  async function confirmed(client = visitor(), email = newEmail()) {
    await signUp(client, email);
    expect((await verify(client, await confirmToken(email))).status).toBe(200);
    return { client, email };
  }

  return {
    smtp: () => smtp,
    server: () => server,
    visitor,
    publicOrigin,
    tokenFor,
    confirmToken,
    confirmed,
  };
}
