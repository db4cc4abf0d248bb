import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A device's memory: an account, and the account's present password. */
export interface Known {
  email: string;
  /** The stored hash, so that a new password ends the trust in devices. */
  passwordHash: string;
}

/** The most people who can be known on one device at the same time, such as a salon's tablet. */
const KNOWN_MAX = 8;
const SHAPE = /^[\w-]{22}(\.[\w-]{43}){1,8}$/;

/** Signs and reads the cookie that lets an account recognise a device it has signed in on. */
export function createDevices(secret: string) {
  const key = createHmac("sha256", secret).update("lacquer devices").digest();

  const mark = (id: string, { email, passwordHash }: Known) =>
    createHmac("sha256", key).update(`${id}\n${email}\n${passwordHash}`).digest("base64url");

  const parse = (cookie: string | null | undefined) =>
    cookie && SHAPE.test(cookie) ? cookie.split(".") : [];

  return {
    /** The device's own id if it has signed in to this account before; otherwise null. */
    recognise(cookie: string | null | undefined, known: Known): string | null {
      const [id, ...marks] = parse(cookie);
      if (!id) return null;
      const expected = Buffer.from(mark(id, known));
      return marks.some((one) => timingSafeEqual(Buffer.from(one), expected)) ? id : null;
    },
    /** The cookie with this account added. The latest sign-in comes first. */
    remember(cookie: string | null | undefined, known: Known): string {
      const [id = randomBytes(16).toString("base64url"), ...marks] = parse(cookie);
      const own = mark(id, known);
      return [id, own, ...marks.filter((one) => one !== own)].slice(0, KNOWN_MAX + 1).join(".");
    },
  };
}
