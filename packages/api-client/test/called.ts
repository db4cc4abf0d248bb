/** One answer as it came, under the route that it came from. */
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

/** Calls every route once at least, as a program would that knows the API by its document alone. */
export type CallEverything = (caller: Caller) => Promise<Called[]>;
