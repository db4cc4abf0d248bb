import type { TRPCClient, TRPCLink } from "@trpc/client";
import { createTRPCRecursiveProxy, type AnyTRPCRouter } from "@trpc/server";
import { observableToPromise } from "@trpc/server/observable";

interface Options {
  signal?: AbortSignal;
}

const TYPES = { query: "query", mutate: "mutation" } as const;

/**
 * A client of tRPC with one link, for queries and mutations. The library's own client lies in one file with all its
 * streams, which would be 3 kB of the first page.
 */
export function createClient<Router extends AnyTRPCRouter>(
  link: TRPCLink<Router>,
): TRPCClient<Router> {
  const run = link({});
  let id = 0;
  function call(named: readonly string[], input: unknown, options: Options): Promise<unknown> {
    const type = TYPES[named.at(-1) as keyof typeof TYPES];
    const path = named.slice(0, -1).join(".");
    const op = { id: ++id, type, path, input, context: {}, signal: options.signal ?? null };
    const next = () => {
      throw new Error("The only link answers by itself.");
    };
    return observableToPromise(run({ op, next })).then(({ result }) =>
      "data" in result ? result.data : undefined,
    );
  }
  return createTRPCRecursiveProxy(({ path, args: [input, options = {}] }) =>
    call(path, input, options as Options),
  ) as unknown as TRPCClient<Router>;
}
