import { createHmac } from "node:crypto";

/**
 * The value of Lacquer-Signature: the time, and an HMAC-SHA256 of "time.body" by each secret that is valid, so that a
 * receiver may still know only the old one.
 */
export function signMessage(body: string, seconds: number, secrets: string[]): string {
  const digests = secrets.map((secret) => {
    const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
    return `v1=${digest}`;
  });
  return [`t=${seconds}`, ...digests].join(",");
}
