import { isIP } from "node:net";

const LOOPBACK = /^(127\.|::1$)/;
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/**
 * Returns the address in the form in which visitors are counted: an IPv4 or IPv6 address that Postgres can read.
 * Returns null for loopback and for anything that is not an address, because such visitors must not be counted
 * together.
 */
export function countedAddress(address: string | null | undefined): string | null {
  const plain = address?.replace(MAPPED, "").split("%")[0] ?? "";
  return isIP(plain) === 0 || LOOPBACK.test(plain) ? null : plain;
}
