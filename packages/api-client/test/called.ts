/** One raw answer, with the route that gave it. */
export interface Called {
  route: string;
  status: number;
  type: string;
  body: unknown;
}

export interface Caller {
  origin: string;
  cookie: string;
  cronSecret: string;
  picture: Blob;
}

/** Calls every route at least once, like a program that knows the API only from its document. */
export type CallEverything = (caller: Caller) => Promise<Called[]>;
