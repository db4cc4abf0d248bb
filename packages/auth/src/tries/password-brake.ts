import { createHash } from "node:crypto";
import type { Database } from "@lacquer/db";
import { givePasswordTryBack, type Services, takePasswordTry } from "@lacquer/services";
import { createDevices, type Known } from "./devices.ts";

/** The maximum number of wrong passwords that all callers together may send for one account in 15 minutes. */
const ACCOUNT_TRIES = 10;
/**
 * The maximum number of wrong passwords in 15 minutes from a device that has signed in to this account before. Such a
 * device has a count of its own, so that strangers cannot lock it out.
 */
const DEVICE_TRIES = 5;

/** One try to enter a password, with the typed e-mail address and the device. */
export interface Trying {
  email: string;
  /** The user whose session sent the request, if the endpoint requires a session. */
  userId: string | undefined;
  deviceCookie: string | null | undefined;
}

/**
 * Limits how often one account's password can be guessed, even from many addresses. Known and unknown e-mails are
 * counted alike, so the answers do not reveal who has an account.
 */
export function createPasswordBrake(db: Database, services: Services, secret: string) {
  const devices = createDevices(secret);

  async function knownFor(email: string): Promise<Known | null> {
    const { rows } = await db.pool.query<{ password: string | null }>(
      `select a.password from accounts a join users u on u.id = a.user_id
       where u.email = $1 and a.provider_id = 'credential'`,
      [email],
    );
    const passwordHash = rows[0]?.password;
    return passwordHash ? { email, passwordHash } : null;
  }

  async function countedAs({ email, userId, deviceCookie }: Trying): Promise<[string, number]> {
    const known = await knownFor(email);
    const device = known && devices.recognise(deviceCookie, known);
    const account = createHash("sha256").update(email).digest("base64url");
    if (device) return [`device:${device}:${account}`, DEVICE_TRIES];
    if (userId !== undefined) return [`session:${userId}`, DEVICE_TRIES];
    return [`account:${account}`, ACCOUNT_TRIES];
  }

  return {
    /**
     * Counts a try. Returns a function that removes the try from the count when the password was right. Throws
     * too_many_attempts.
     */
    async take(trying: Trying): Promise<() => Promise<void>> {
      const [key, limit] = await countedAs({ ...trying, email: trying.email.toLowerCase() });
      await takePasswordTry(services, { key, limit });
      return () => givePasswordTryBack(services, key);
    },
    /** Returns true if this account recognises the device. An account without a password recognises no device. */
    async recognises(email: string, cookie: string | null | undefined): Promise<boolean> {
      const known = await knownFor(email.toLowerCase());
      return known !== null && devices.recognise(cookie, known) !== null;
    },
    /** Returns the cookie by which this account will recognise the device; null = no account, or it has no password. */
    async remember(email: string, cookie: string | null | undefined): Promise<string | null> {
      const known = await knownFor(email.toLowerCase());
      return known && devices.remember(cookie, known);
    },
  };
}
