import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpLink } from "@trpc/client";
import { act, useEffect } from "react";
import { createRoot } from "react-dom/client";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test } from "vitest";
import { trpc } from "../../../src/api/trpc.ts";
import { type DesignTab, useDesignTab, useTabsStore } from "../../../src/features/tabs/index.ts";
import { makeJob } from "../../job-factory.ts";

let seen: DesignTab | null = null;
let close: () => void = () => {};

function remember(tab: DesignTab | null): void {
  seen = tab;
}

function Probe({ id, onSeen }: { id: string; onSeen: (tab: DesignTab | null) => void }) {
  const tab = useDesignTab(id);
  useEffect(() => onSeen(tab), [onSeen, tab]);
  return null;
}

/** Renders a design. The server returns `job` as its newest job. */
async function render(id: string, job: unknown) {
  const queryClient = new QueryClient();
  const fetch = async () => Response.json({ result: { data: superjson.serialize(job) } });
  const client = trpc.createClient({
    links: [httpLink({ url: "http://test/trpc", transformer: superjson, fetch })],
  });
  const root = createRoot(document.createElement("div"));
  close = () => act(() => root.unmount());
  await act(async () => {
    root.render(
      <trpc.Provider client={client} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <Probe id={id} onSeen={remember} />
        </QueryClientProvider>
      </trpc.Provider>,
    );
  });
}

async function until(condition: () => boolean) {
  for (const deadline = Date.now() + 3_000; !condition() && Date.now() < deadline;) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  }
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  seen = null;
});
afterEach(() => close());

test("a job's state is read from the server, never from the store", async () => {
  const { activeId, setJob, updateTab } = useTabsStore.getState();
  const job = makeJob({ status: "processing", progress: 40, resultImages: ["/files/one"] });
  setJob(activeId, job.id);
  updateTab(activeId, { references: [{ url: "/files/ref", weight: 70 }] });
  await render(activeId, job);
  await until(() => seen?.isGenerating === true);
  expect(seen).toMatchObject({
    id: activeId,
    isGenerating: true,
    generationProgress: 40,
    finalPreviews: ["/files/one"],
    selectedDesignImages: ["/files/ref"],
    generationJobId: job.id,
  });
  const kept = useTabsStore.getState().tabs.find((tab) => tab.id === activeId);
  expect(Object.keys(kept ?? {})).not.toContain("isGenerating");
});

test("an ended job is no longer generating", async () => {
  const { activeId, setJob } = useTabsStore.getState();
  const job = makeJob({
    status: "completed",
    progress: 100,
    resultImages: ["/files/one", "/files/two"],
  });
  setJob(activeId, job.id);
  await render(activeId, job);
  await until(() => seen?.finalPreviews.length === 2);
  expect(seen).toMatchObject({ isGenerating: false, generationProgress: 100 });
});
