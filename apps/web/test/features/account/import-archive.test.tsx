import type { Import } from "@lacquer/contracts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { trpc, trpcClient } from "../../../src/api/trpc.ts";
import { ImportArchive } from "../../../src/features/account/ImportArchive.tsx";

const NONE = { added: 0, alreadyThere: 0 };
const REPORT: Import = {
  isWhole: true,
  pictures: NONE,
  designs: { added: 3, alreadyThere: 0 },
  bottles: NONE,
  boards: NONE,
  withoutImages: 0,
  refused: 0,
  refusals: [],
};

/** A request that the test answers. */
class Sending extends EventTarget {
  static last: Sending | undefined;
  upload = new EventTarget();
  status = 0;
  response: unknown = null;
  responseType = "";
  constructor() {
    super();
    Sending.last = this;
  }
  open() {}
  setRequestHeader() {}
  send() {}
  answer(response: unknown) {
    Object.assign(this, { status: 200, response });
    this.dispatchEvent(new Event("load"));
    this.dispatchEvent(new Event("loadend"));
  }
}

let queryClient: QueryClient;
let root: Root;
let place: HTMLElement;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Sending.last = undefined;
  vi.stubGlobal("XMLHttpRequest", Sending);
  queryClient = new QueryClient();
  place = document.createElement("div");
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

async function open() {
  root = createRoot(place);
  await act(async () =>
    root.render(
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <ImportArchive />
        </QueryClientProvider>
      </trpc.Provider>,
    ),
  );
}

async function choose() {
  const input = place.querySelector("input");
  const archive = new File([`${"a".repeat(257)}ustar`], "mine.tar");
  Object.defineProperty(input, "files", { value: [archive], configurable: true });
  await act(async () => input?.dispatchEvent(new Event("change", { bubbles: true })));
  await vi.waitFor(() => expect(Sending.last).toBeDefined());
}

/** Returns what the screen shows once everything that has happened so far is rendered. */
async function screen() {
  await act(async () => {});
  return { isBusy: place.querySelector("button")?.disabled, words: place.textContent };
}

test("an import whose dialog is closed goes on, and its report is there when the dialog is opened again", async () => {
  await open();
  await choose();
  await expect.poll(screen).toMatchObject({ isBusy: true });
  await act(async () => root.unmount());
  await open();
  // A second import could not begin before the first has ended.
  await expect.poll(screen).toMatchObject({ isBusy: true });
  await act(async () => root.unmount());
  Sending.last?.answer(REPORT);
  await open();
  await expect
    .poll(screen)
    .toMatchObject({ isBusy: false, words: expect.stringContaining("Added: 3 designs.") });
});

test("the report of somebody who has left is not shown to the next person", async () => {
  await open();
  await choose();
  // SessionGate does the same when the person changes.
  await act(async () => queryClient.resetQueries());
  await act(async () => root.unmount());
  Sending.last?.answer(REPORT);
  await open();
  expect(queryClient.getQueryData(["import"])).toBeUndefined();
  expect(await screen()).toMatchObject({
    isBusy: false,
    words: expect.not.stringContaining("Added"),
  });
});
