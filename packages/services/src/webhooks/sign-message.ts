import { createHmac } from "node:crypto";

/**
 * Returns the value of Lacquer-Signature: the time, and an HMAC-SHA256 of "time.body" for each valid secret. A receiver
 * that has only the old secret can therefore still check the message.
 */
export function signMessage(body: string, seconds: number, secrets: string[]): string {
  const digests = secrets.map((secret) => {
    const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
    return `v1=${digest}`;
  });
  return [`t=${seconds}`, ...digests].join(",");
}
