/**
 * The header in which the server passes the caller's real address. The server overwrites this header if the client
 * sends it.
 */
export const ADDRESS_HEADER = "x-lacquer-ip";

/** Returns the caller's real address; null if the request does not contain it. */
export const addressOf = (
  from: { headers?: Headers | undefined } | null | undefined,
): string | null => from?.headers?.get(ADDRESS_HEADER) ?? null;
