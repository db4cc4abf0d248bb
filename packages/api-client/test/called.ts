/** The raw answer to one call, with the route that was called. */
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

/** Calls every route at least once, as a program would that knows the API only from its OpenAPI document. */
export type CallEverything = (caller: Caller) => Promise<Called[]>;
