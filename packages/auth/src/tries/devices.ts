import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** An account that has signed in on a device, with the password that the account has now. */
export interface Known {
  email: string;
  /** The stored hash of the password. A new password changes the hash, so the account then recognises no old device. */
  passwordHash: string;
}

/**
 * The maximum number of accounts that one device can remember at the same time; a salon's tablet may have several
 * users.
 */
const KNOWN_MAX = 8;
const SHAPE = /^[\w-]{22}(\.[\w-]{43}){1,8}$/;

/** Signs and reads the cookie by which an account recognises a device that has signed in to it before. */
export function createDevices(secret: string) {
  const key = createHmac("sha256", secret).update("lacquer devices").digest();

  const mark = (id: string, { email, passwordHash }: Known) =>
    createHmac("sha256", key).update(`${id}\n${email}\n${passwordHash}`).digest("base64url");

  const parse = (cookie: string | null | undefined) =>
    cookie && SHAPE.test(cookie) ? cookie.split(".") : [];

  return {
    /** Returns the device's own id if the device has signed in to this account before; otherwise null. */
    recognise(cookie: string | null | undefined, known: Known): string | null {
      const [id, ...marks] = parse(cookie);
      if (!id) return null;
      const expected = Buffer.from(mark(id, known));
      return marks.some((one) => timingSafeEqual(Buffer.from(one), expected)) ? id : null;
    },
    /** Returns the cookie with this account added. The latest sign-in comes first. */
    remember(cookie: string | null | undefined, known: Known): string {
      const [id = randomBytes(16).toString("base64url"), ...marks] = parse(cookie);
      const own = mark(id, known);
      return [id, own, ...marks.filter((one) => one !== own)].slice(0, KNOWN_MAX + 1).join(".");
    },
  };
}
