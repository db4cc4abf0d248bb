import type { AppRouter } from "@lacquer/api";
import { QueryClient } from "@tanstack/react-query";
import { httpBatchLink } from "@trpc/client/links/httpBatchLink";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient } from "../../src/api/create-client.ts";
import { failureOf } from "../../src/api/errors.ts";
import { getQueryKey } from "../../src/api/query-key.ts";
import { trpc } from "../../src/api/trpc.ts";
import { wire } from "../../src/api/wire.ts";

/** A server that answers each procedure with what the test says, and keeps what it was asked. */
function double(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const fetch = async (url: RequestInfo | URL | string, init?: RequestInit) => {
    const { pathname, searchParams } = new URL(String(url));
    const paths = pathname.split("/").at(-1)?.split(",") ?? [];
    const input = (init?.body ?? searchParams.get("input") ?? "") as string;
    asked.push(`${init?.method} ${paths.join(",")} ${input}`);
    return Response.json(paths.map((path) => answers[path]));
  };
  const client = createClient<AppRouter>(
    httpBatchLink({ url: "http://test/trpc", transformer: wire, fetch: fetch as never }),
  );
  return { client, asked };
}

const answer = (json: unknown) => ({ result: { data: { json } } });

let close: () => void = () => {};

async function show(client: object, queryClient: QueryClient, Shown: () => React.ReactNode) {
  const root = createRoot(document.createElement("div"));
  close = () => act(() => root.unmount());
  await act(async () =>
    root.render(
      <trpc.Provider client={client as never} queryClient={queryClient}>
        <Shown />
      </trpc.Provider>,
    ),
  );
}

const settled = (condition: () => boolean) =>
  act(async () => {
    while (!condition()) await new Promise((resolve) => setImmediate(resolve));
  });

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
afterEach(() => close());

test("calls made at once share one request, and each gets its own answer", async () => {
  const { client, asked } = double({
    "bottles.list": answer([]),
    "jobs.get": answer({ id: "one" }),
  });
  const both = Promise.all([client.bottles.list.query(), client.jobs.get.query({ jobId: "one" })]);
  expect(await both).toEqual([[], { id: "one" }]);
  expect(asked).toEqual(['GET bottles.list,jobs.get {"0":{},"1":{"json":{"jobId":"one"}}}']);
});

test("a refusal keeps its code and sentence", async () => {
  const error = { json: { message: "Not yours.", code: -32004, data: { code: "job_not_found" } } };
  const { client } = double({ "jobs.get": { error } });
  const failure = await client.jobs.get.query({ jobId: "one" }).catch(failureOf);
  expect(failure).toEqual({ code: "job_not_found", message: "Not yours." });
});

test("a query is kept under the key of its procedure and input", async () => {
  const { client } = double({ "jobs.get": answer({ id: "one" }) });
  const queries = new QueryClient();
  let seen: unknown;
  await show(client, queries, () => {
    seen = trpc.jobs.get.useQuery({ jobId: "one" }).data;
    return null;
  });
  await settled(() => seen !== undefined);
  expect(seen).toEqual({ id: "one" });
  expect(queries.getQueryData(getQueryKey(trpc.jobs.get, { jobId: "one" }, "query"))).toBe(seen);
  expect(queries.getQueriesData({ queryKey: getQueryKey(trpc.jobs) })).toHaveLength(1);
});

test("a change is sent by POST, and the cache is changed and asked again by path", async () => {
  const { client, asked } = double({
    "jobs.get": answer({ id: "one" }),
    "keys.revoke": answer(null),
  });
  const queries = new QueryClient();
  let isRevoked = false;
  let shown: unknown;
  let utils: ReturnType<typeof trpc.useUtils> | undefined;
  let revoke: (input: { id: string }) => void = () => {};
  await show(client, queries, () => {
    shown = trpc.jobs.get.useQuery({ jobId: "one" }, { staleTime: Infinity }).data;
    utils = trpc.useUtils();
    revoke = trpc.keys.revoke.useMutation({ onSuccess: () => void (isRevoked = true) })
      .mutate as never;
    return null;
  });
  await settled(() => shown !== undefined);
  act(() => revoke({ id: "key" }));
  await settled(() => isRevoked);
  expect(asked.at(-1)).toBe('POST keys.revoke {"0":{"json":{"id":"key"}}}');
  act(() => void utils?.jobs.get.setData({ jobId: "one" }, { id: "changed" } as never));
  await settled(() => (shown as { id: string }).id === "changed");
  act(() => void utils?.jobs.invalidate());
  await settled(() => (shown as { id: string }).id === "one");
  expect(asked.at(-1)).toBe('GET jobs.get {"0":{"json":{"jobId":"one"}}}');
});

test("a hook that the studio does not carry is named", () => {
  expect(() => trpc.jobs.get.useSuspenseQuery({ jobId: "one" })).toThrow(
    "jobs.get.useSuspenseQuery is not one of the studio's calls.",
  );
});
