import { lookup } from "node:dns/promises";
import { LacquerError } from "@lacquer/contracts";
import ipaddr from "ipaddr.js";

/** The block of IPv6 from which public addresses are given out; all else there is special. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether anybody on the internet could reach the address: an IPv4 address written as IPv6 counts as what it is. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
}

/** A URL writes IPv6 addresses in brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/**
 * Refuses what can never be delivered, when the webhook is made. What its name leads to is checked at each try. Throws
 * webhook_address_forbidden.
 */
export function checkAddress(given: string, allowsPrivate: boolean): void {
  const url = new URL(given);
  const secure = url.protocol === "https:";
  const plain = url.protocol === "http:" && allowsPrivate;
  const named = url.username !== "" || url.password !== "";
  if ((!secure && !plain) || named || (!allowsPrivate && isInside(hostOf(url))))
    throw new LacquerError("webhook_address_forbidden");
}

function isInside(host: string): boolean {
  if (ipaddr.isValid(host)) return !isPublicAddress(host);
  const name = host.replace(/\.$/, "");
  return name === "localhost" || name.endsWith(".localhost") || !name.includes(".");
}

/** All addresses of a host by DNS; an address is its own. */
export async function resolveHost(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
