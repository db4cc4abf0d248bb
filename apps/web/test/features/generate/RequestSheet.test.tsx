import type { RequestDescription } from "@lacquer/contracts";
import { QueryClientProvider } from "@tanstack/react-query";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/api/query-client.ts";
import { RequestSheet } from "../../../src/features/generate/RequestSheet.tsx";
import { useTabsStore } from "../../../src/features/tabs/index.ts";

const root = createRoot(document.createElement("div"));
let answers: ((description: RequestDescription) => void)[] = [];

const described = (images: number): RequestDescription => ({
  provider: "renderer",
  images,
  price: images * 5,
  call: null,
  painting: null,
});

function show(open: boolean) {
  const [tab] = useTabsStore.getState().tabs;
  if (!tab) throw new Error("There is no design.");
  flushSync(() =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <RequestSheet tab={tab} open={open} onClose={() => {}} />
      </QueryClientProvider>,
    ),
  );
}

beforeEach(() => {
  answers = [];
  vi.stubGlobal(
    "fetch",
    () =>
      new Promise<Response>((resolve) => {
        answers.push((description) =>
          resolve(Response.json([{ result: { data: superjson.serialize(description) } }])),
        );
      }),
  );
});
afterEach(() => {
  flushSync(() => root.unmount());
  vi.unstubAllGlobals();
});

test("each opening asks the server again and shows nothing of an earlier answer meanwhile", async () => {
  const text = () => document.body.textContent;
  show(false);
  expect(answers).toHaveLength(0);
  show(true);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.(described(2));
  await vi.waitFor(() => expect(text()).toContain("2 images"));

  show(false);
  await vi.waitFor(() => expect(document.querySelector("[role=dialog]")).toBeNull());
  show(true);
  await vi.waitFor(() => expect(document.querySelector("[role=dialog]")).not.toBeNull());
  expect(text()).not.toContain("2 images");
  expect(document.querySelector("[aria-busy]")).not.toBeNull();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.(described(4));
  await vi.waitFor(() => expect(text()).toContain("4 images"));
});
