import { lookup } from "node:dns/promises";
import { LacquerError } from "@lacquer/contracts";
import ipaddr from "ipaddr.js";

/** The block from which public IPv6 addresses are assigned. All other IPv6 addresses are special. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Returns whether anybody on the internet could reach the address. An IPv4 address that is written as IPv6 is judged as
 * IPv4.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
}

/** Returns a URL's host without the brackets that a URL puts around IPv6 addresses. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/**
 * When a webhook is created, refuses an address to which nothing could ever be delivered. The IP addresses behind a
 * name are checked at each try. Throws webhook_address_forbidden.
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

/** Looks up all addresses of a host in DNS. For an IP address, returns that address. */
export async function resolveHost(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
