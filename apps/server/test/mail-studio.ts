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

/** The body of the sign-in library's answers. */
export interface AuthBody {
  code?: string;
  message?: string;
  user?: { id: string; email: string } | null;
}

/** The header that the studio's own page sends when it uses a link. */
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
      // The tests create many accounts from one address in a short time.
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
  /**
   * Returns a visitor with an address of its own, so that limits for each address affect only the test that checks
   * them.
   */
  const visitor = (): HttpClient => {
    visitors += 1;
    return server.client({ address: `198.51.100.${visitors}` });
  };
  /** Links in mails open the studio's public address, which is the default one in these tests. */
  const publicOrigin = () => server.origin.replace("127.0.0.1", "localhost");

  /** Reads the token from the link in a mail, as the page that the link opens does. */
  async function tokenFor(email: string, subject: RegExp, what: string): Promise<string> {
    const { link = "" } = await smtp.mailTo(email, subject);
    const url = new URL(link);
    expect([url.origin, url.pathname]).toEqual([publicOrigin(), "/mail"]);
    const [name, token] = url.hash.slice(1).split("=");
    expect(name).toBe(what);
    return token ?? "";
  }
  const confirmToken = (email: string) => tokenFor(email, /^Confirm your e-mail/, "confirm");

  /** Creates and confirms an account. Returns its e-mail address and a client that is signed in to it. */
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
