import type { AdminJob } from "@lacquer/contracts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpLink } from "@trpc/client";
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { trpc } from "../../../src/api/trpc.ts";
import { ChangeJob } from "../../../src/features/monitor/ChangeJob.tsx";
import { GrantCredits } from "../../../src/features/monitor/GrantCredits.tsx";

let place: HTMLElement;
let root: Root;
let sent: { path: string; input: Record<string, unknown> }[];
let answer: () => Response;

const result = (data: unknown) => Response.json({ result: { data: superjson.serialize(data) } });
const refusal = (code: string) =>
  Response.json(
    {
      error: superjson.serialize({
        message: "no",
        code: -32600,
        data: { code },
      }),
    },
    { status: 409 },
  );

async function fetch(url: RequestInfo | URL | string, init?: { body?: unknown }) {
  const input = superjson.deserialize<Record<string, unknown>>(JSON.parse(String(init?.body)));
  sent.push({ path: String(url).replace(/^.*\/trpc\//, ""), input });
  return answer();
}

const show = (what: ReactNode) => act(async () => root.render(<Providers>{what}</Providers>));
const queryClient = new QueryClient();
const client = trpc.createClient({
  links: [
    httpLink({
      url: "http://test/trpc",
      transformer: superjson,
      fetch: fetch as typeof globalThis.fetch,
    }),
  ],
});

function Providers({ children }: { children: ReactNode }) {
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}

const field = (name: string) => {
  const found = place.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};
const press = () => act(async () => place.querySelector("button")?.click());
/** Waits until the answer to the last press has arrived. */
const settled = () => vi.waitFor(() => expect(place.querySelector("button")?.disabled).toBe(false));

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  sent = [];
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

test("a grant that is made empties the form, so that a stray second press grants nothing", async () => {
  answer = () => result({ email: "ada@example.test", credits: 12 });
  await show(<GrantCredits />);
  field("email").value = "ada@example.test";
  field("amount").value = "7";
  field("reason").value = "sorry";
  await press();
  await vi.waitFor(() => expect(place.textContent).toContain("now has 12 credits."));
  await settled();
  for (const name of ["email", "amount", "reason"]) expect(field(name).value).toBe("");
  await press();
  expect(sent).toHaveLength(1);
});

test("a refused grant keeps its words; only a key that was used for another grant is replaced", async () => {
  await show(<GrantCredits />);
  field("email").value = "ada@example.test";
  field("amount").value = "7";
  field("reason").value = "sorry";
  for (const code of ["rate_limited", "idempotency_conflict", "rate_limited"]) {
    answer = () => refusal(code);
    await press();
    await settled();
  }
  const keys = sent.map(({ input }) => input["key"]);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[1]);
  expect(field("reason").value).toBe("sorry");
});

test("a job that was canceled asks for a new reason before it is retried", async () => {
  const job = { id: "job-1", status: "pending" } as AdminJob;
  answer = () => result({ jobId: job.id });
  await show(<ChangeJob job={job} onOpen={() => {}} />);
  field("reason").value = "the lamp was off";
  await press();
  await settled();
  await show(<ChangeJob job={{ ...job, status: "canceled" }} onOpen={() => {}} />);
  expect(place.textContent).toContain("Retry this job");
  await press();
  expect(sent.map(({ path }) => path)).toEqual(["admin.cancel"]);
  expect(place.textContent).toContain("Give a reason");
});
