/** How the database is reached. */
export interface Addresses {
  url: string;
  /** For sessions (LISTEN, locks, migrations), where `url` leads through a transaction pooler. */
  directUrl?: string | undefined;
}

/** Whether `url` must be taken for a pooler's: an own address for sessions is given beside it. */
export function isPooled({ url, directUrl }: Addresses): boolean {
  return directUrl !== undefined && directUrl !== url;
}
