import { isIP } from "node:net";

const LOOPBACK = /^(127\.|::1$)/;
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/**
 * The address as the ceiling for free credits counts it: an IPv4 or IPv6 address that Postgres can read. Null for
 * loopback and for anything that is not an address; those count only towards the studio's total.
 */
export function countedAddress(address: string | null | undefined): string | null {
  const plain = address?.replace(MAPPED, "").split("%")[0] ?? "";
  return isIP(plain) === 0 || LOOPBACK.test(plain) ? null : plain;
}
