import type { getQueryKey as libraryKey } from "@trpc/react-query";

/** The keys of tRPC: the path, and below it the input and the kind of query. A key without them matches all below it. */
export function keyOf(path: readonly string[], input?: unknown, type?: string): unknown[] {
  if (input === undefined && type === undefined) return path.length > 0 ? [path] : [];
  return [path, { ...(input !== undefined && { input }), ...(type && { type }) }];
}

/** Returns the key of a procedure's queries, or of all queries of a router. */
export const getQueryKey = ((
  named: { _def: () => { path: string[] } },
  input?: unknown,
  type?: string,
) => keyOf(named._def().path, input, type)) as unknown as typeof libraryKey;
