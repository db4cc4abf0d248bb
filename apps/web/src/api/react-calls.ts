import {
  type QueryClient,
  type QueryKey,
  useMutation,
  type UseMutationOptions,
  useQueries,
  useQuery,
  type UseQueryOptions,
} from "@tanstack/react-query";
import type { CreateTRPCReact } from "@trpc/react-query";
import { type AnyTRPCRouter, createTRPCFlatProxy, createTRPCRecursiveProxy } from "@trpc/server";
import { createContext, createElement, type ReactNode, useContext, useMemo } from "react";
import { keyOf } from "./query-key.ts";

interface Context {
  /** A client of tRPC. Its types are those of its router, which only the studio's calls know. */
  client: object;
  queryClient: QueryClient;
}

type Path = readonly string[];
type Hooks<Router extends AnyTRPCRouter> = Omit<CreateTRPCReact<Router, unknown>, "createClient">;
// The library's types say what each method takes and returns, so in here they are only passed on.
// oxlint-disable-next-line typescript/no-explicit-any
type Method = (...args: any[]) => unknown;

const TrpcContext = createContext<Context | null>(null);

function useTrpc(): Context {
  const context = useContext(TrpcContext);
  if (!context) throw new Error("No trpc.Provider above this component.");
  return context;
}

/**
 * The hooks of tRPC that the studio uses, with the library's types. The library's own object also carries hooks for
 * suspense, subscriptions and servers, which would be 4 kB of the first page.
 */
export function createCalls<Router extends AnyTRPCRouter>(): Hooks<Router> {
  const calls = createTRPCRecursiveProxy<Record<string, unknown>>(({ path, args }) =>
    methodOf(path, callHooks)(...args),
  );
  const root: Record<string, unknown> = { Provider, ...rootHooks };
  return createTRPCFlatProxy((key) => root[String(key)] ?? calls[String(key)]) as Hooks<Router>;
}

/** Splits a path such as jobs.get.useQuery, and returns its method for the path before it. */
function methodOf(path: Path, methods: Record<string, (path: Path) => Method>): Method {
  const method = methods[path.at(-1) ?? ""];
  if (!method) throw new Error(`${path.join(".")} is not one of the studio's calls.`);
  return method(path.slice(0, -1));
}

function Provider({ children, ...context }: Context & { children: ReactNode }) {
  const { client, queryClient } = context;
  const value = useMemo(() => ({ client, queryClient }), [client, queryClient]);
  return createElement(TrpcContext, { value }, children);
}

/** Calls a procedure of the client, such as `client.jobs.get.query(input)`. */
function call(client: object, path: Path, kind: "query" | "mutate", input: unknown) {
  const procedure = path.reduce<object>((part, step) => Reflect.get(part, step), client);
  return (Reflect.get(procedure, kind) as Method)(input) as Promise<unknown>;
}

function queryOptions({ client }: Context, path: Path, input: unknown) {
  return {
    queryKey: keyOf(path, input, "query") as QueryKey,
    queryFn: () => call(client, path, "query", input),
  };
}

const callHooks = {
  _def: (path: Path) => () => ({ path }),
  useQuery: (path: Path) => (input: unknown, options?: Partial<UseQueryOptions>) => {
    const context = useTrpc();
    return useQuery({ ...options, ...queryOptions(context, path, input) }, context.queryClient);
  },
  useMutation: (path: Path) => (options?: UseMutationOptions) => {
    const { client, queryClient } = useTrpc();
    const mutationFn = (input: unknown) => call(client, path, "mutate", input);
    return useMutation({ ...options, mutationKey: keyOf(path), mutationFn }, queryClient);
  },
};

const rootHooks = {
  useQueries(build: (calls: unknown) => UseQueryOptions[]) {
    const context = useTrpc();
    const calls = createTRPCRecursiveProxy(({ path, args: [input, options] }) => ({
      ...(options as object),
      ...queryOptions(context, path, input),
    }));
    return useQueries({ queries: build(calls) }, context.queryClient);
  },
  useUtils() {
    const context = useTrpc();
    return useMemo(() => {
      const utils = utilsOf(context);
      return createTRPCRecursiveProxy(({ path, args }) => methodOf(path, utils)(...args));
    }, [context]);
  },
};

function utilsOf(context: Context): Record<string, (path: Path) => Method> {
  const { queryClient } = context;
  return {
    invalidate: (path) => (input, filters, options) =>
      queryClient.invalidateQueries({ ...filters, queryKey: keyOf(path, input) }, options),
    setData: (path) => (input, data, options) =>
      queryClient.setQueryData(keyOf(path, input, "query"), data, options),
    prefetch: (path) => (input, options) =>
      queryClient.prefetchQuery({ ...options, ...queryOptions(context, path, input) }),
  };
}
