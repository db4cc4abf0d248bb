/** The addresses at which the database is reached. */
export interface Addresses {
  url: string;
  /** For sessions (LISTEN, locks, migrations), when `url` leads through a transaction pooler. */
  directUrl?: string | undefined;
}

/** Whether `url` counts as a pooler's address, because a different address for sessions is given. */
export function isPooled({ url, directUrl }: Addresses): boolean {
  return directUrl !== undefined && directUrl !== url;
}
