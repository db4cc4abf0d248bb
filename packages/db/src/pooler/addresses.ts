/** The addresses at which the database is reached. */
export interface Addresses {
  url: string;
  /**
   * The address for sessions (LISTEN, locks, migrations). It is needed when `url` leads through a transaction pooler.
   */
  directUrl?: string | undefined;
}

/** Whether `url` counts as the address of a pooler. It does if a different address is given for sessions. */
export function isPooled({ url, directUrl }: Addresses): boolean {
  return directUrl !== undefined && directUrl !== url;
}
