import type { AppRouter } from "@lacquer/api";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { trpc } from "../../../src/api/trpc.ts";
import superjson from "superjson";
import { FoldedWords, JobWords } from "../../../src/features/generate/FoldedWords.tsx";
import { GenerateWords } from "../../../src/features/generate/GenerateWords.tsx";
import { useTabsStore } from "../../../src/features/tabs/index.ts";
import { makeJob } from "../../job-factory.ts";

const REASON = "You have no credits left.";
const failed = makeJob({ status: "failed" });
const running = makeJob({ status: "processing" });

let root: Root;
const words = () => document.body.textContent;

/** Shows a part of the bar. Its server never answers. */
function show(part: ReactNode) {
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: "http://test/trpc",
        transformer: superjson,
        fetch: () => new Promise(() => {}),
      }),
    ],
  });
  const queryClient = new QueryClient();
  return act(async () =>
    root.render(
      <trpc.Provider client={client} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>{part}</QueryClientProvider>
      </trpc.Provider>,
    ),
  );
}

function folded(job: typeof failed) {
  const [tab] = useTabsStore.getState().tabs;
  if (!tab) throw new Error("There is no design.");
  const given = { offersSame: true, needsAccount: false, onSignUp: () => {} };
  return <FoldedWords {...given} tab={tab} job={job} reason={REASON} />;
}

function wide(job: typeof failed) {
  return (
    <GenerateWords
      imageCount={1}
      reason={REASON}
      sends="Sends: your words"
      state={<JobWords job={job} />}
      hasFailed={job.status === "failed"}
      needsAccount={false}
      canLook
      onSignUp={() => {}}
      onLook={() => {}}
    />
  );
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.body.appendChild(document.createElement("div")));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test.each([
  ["the folded bar", folded],
  ["the tablet's bar", wide],
])(
  "%s says that a job failed, even while it says why Generate cannot be pressed",
  async (_, bar) => {
    await show(bar(failed));
    expect(words()).toContain(REASON);
    expect(words()).toContain("Generation failed");
    expect(document.querySelector("#generate-reason")?.textContent).toBe(REASON);
    await show(bar(running));
    expect(words()).toContain(REASON);
    expect(words()).not.toContain("painted");
  },
);
