import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { LacquerError } from "@lacquer/contracts";
import { LINK_SECONDS } from "./open-file.ts";

/** Makes and checks links to pictures in a local folder. A bucket uses presigned links instead. */
export interface LinkSigner {
  /** Returns the path with an expiry and a signature. The link is valid for this one picture and for ten minutes. */
  sign(path: string): string;
  /**
   * Returns the seconds for which the link still works. Throws link_invalid unless this studio signed this path and the
   * link has not expired.
   */
  check(path: string, given: { expires: string; signature: string }): number;
}

/** The key is derived from the secret for this purpose only, so that the key does not reveal the secret. */
export function createLinkSigner(secret: string): LinkSigner {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "lacquer file links", 32));
  const signatureOf = (path: string, expires: string) =>
    createHmac("sha256", key).update(`${path}\n${expires}`).digest();
  return {
    sign(path) {
      const expires = String(Math.floor(Date.now() / 1000) + LINK_SECONDS);
      return `${path}?expires=${expires}&signature=${signatureOf(path, expires).toString("base64url")}`;
    },
    check(path, { expires, signature }) {
      const expected = signatureOf(path, expires);
      const given = Buffer.from(signature, "base64url");
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      const left = Number(expires) - Date.now() / 1000;
      if (!isOurs || left <= 0) throw new LacquerError("link_invalid");
      return left;
    },
  };
}
