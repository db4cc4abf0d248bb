import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpLink } from "@trpc/client";
import { act } from "react";
import { createRoot } from "react-dom/client";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { trpc } from "../../src/api/trpc.ts";
import { followJobs } from "../../src/features/live/follow-jobs.ts";
import { useGenerationJob } from "../../src/hooks/use-generation-job.ts";
import { useLiveStore } from "../../src/hooks/use-live-state.ts";
import { makeJob } from "../job-factory.ts";

let asked = 0;
let close: () => void = () => {};

function Probe({ id }: { id: string }) {
  return <p>{useGenerationJob(id).job?.status}</p>;
}

/** Renders a job that the server returns as `job`, and counts the requests for it. */
async function show(job: { id: string }) {
  const fetch = async () => {
    asked += 1;
    return Response.json({ result: { data: superjson.serialize(job) } });
  };
  const client = trpc.createClient({
    links: [httpLink({ url: "http://test/trpc", transformer: superjson, fetch })],
  });
  const queryClient = new QueryClient();
  const root = createRoot(document.createElement("div"));
  close = () => act(() => root.unmount());
  await act(async () => {
    root.render(
      <trpc.Provider client={client} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <Probe id={job.id} />
        </QueryClientProvider>
      </trpc.Provider>,
    );
  });
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers();
  asked = 0;
});
afterEach(() => {
  close();
  useLiveStore.setState({ isUp: false });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a job is polled every 3 s while there is no stream, and not while there is one", async () => {
  await show(makeJob({ status: "processing" }));
  await pass(9_500);
  expect(asked).toBe(4);
  act(() => useLiveStore.setState({ isUp: true }));
  await pass(30_000);
  expect(asked).toBe(4);
  act(() => useLiveStore.setState({ isUp: false }));
  await pass(6_500);
  expect(asked).toBe(6);
});

test("an ended job is no longer polled", async () => {
  await show(makeJob({ status: "completed" }));
  await pass(10_000);
  expect(asked).toBe(1);
});

test("a window that hears nothing from the leader polls until it hears again", async () => {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const said: unknown[] = [];
  class Channel {
    addEventListener(_name: string, listener: (event: { data: unknown }) => void) {
      listeners.push(listener);
    }
    postMessage(word: unknown) {
      said.push(word);
    }
    close() {}
  }
  vi.stubGlobal("BroadcastChannel", Channel);
  // Simulates another window that holds the lock throughout this test.
  Object.defineProperty(navigator, "locks", {
    configurable: true,
    value: { request: () => new Promise(() => {}) },
  });
  const stop = followJobs("1");
  const beat = () => {
    for (const listener of listeners) listener({ data: { kind: "beat", isUp: true } });
  };
  beat();
  expect(useLiveStore.getState().isUp).toBe(true);
  for (let i = 0; i < 5; i += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    beat();
  }
  expect(useLiveStore.getState().isUp).toBe(true);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(useLiveStore.getState().isUp).toBe(false);
  expect(said).toContainEqual({ kind: "here", visible: true });
  beat();
  expect(useLiveStore.getState().isUp).toBe(true);
  stop();
  Reflect.deleteProperty(navigator, "locks");
});
