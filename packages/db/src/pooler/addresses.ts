/** The addresses at which the database is reached. */
export interface Addresses {
  url: string;
  /**
   * The address for sessions (LISTEN, locks, migrations). It is needed when `url` leads through a transaction pooler.
   */
  directUrl?: string | undefined;
}

/** Returns true if a different address is given for sessions. `url` then counts as the address of a pooler. */
export function isPooled({ url, directUrl }: Addresses): boolean {
  return directUrl !== undefined && directUrl !== url;
}
