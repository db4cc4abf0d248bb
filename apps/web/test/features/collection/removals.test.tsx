import type { Design } from "@lacquer/contracts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { trpc, trpcClient } from "../../../src/api/trpc.ts";
import {
  type DesignActions,
  useDesignActions,
} from "../../../src/features/collection/use-design-actions.ts";
import {
  clearedUpTo,
  isCleared,
  useRemoved,
} from "../../../src/features/collection/use-removed.ts";
import { showToasts, type Toast } from "../../../src/ui/toast.ts";

const queryClient = new QueryClient();
let root: Root;
let actions: DesignActions;
let toasts: Toast[];
let sent: string[];
let stop: () => void;

const design = (id: string, seq = 1) =>
  ({
    id,
    name: id,
    designSettings: { nailShape: "oval", finish: "glossy" },
    favorite: false,
    seq,
  }) as Design;

function Probe() {
  actions = useDesignActions();
  return null;
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers();
  sent = [];
  toasts = [];
  vi.stubGlobal("fetch", async (url: string) => {
    sent.push(url.replace(/^.*\/trpc\/|\?.*$/g, ""));
    return Response.json([{ result: { data: superjson.serialize({}) } }]);
  });
  stop = showToasts((toast) => toasts.push(toast));
  root = createRoot(document.createElement("div"));
  await act(async () =>
    root.render(
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <Probe />
        </QueryClientProvider>
      </trpc.Provider>,
    ),
  );
});
afterEach(async () => {
  stop();
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** Returns what the list of messages does with the message at this index. */
function message(at: number) {
  const about = toasts[at]?.about;
  const { action } = about ?? {};
  if (!about || !action || typeof action !== "object" || !("onClick" in action))
    throw new Error("no such message");
  const toast = { id: at };
  return {
    undo: () => action.onClick({} as Parameters<typeof action.onClick>[0]),
    ends: () => about.onAutoClose?.(toast),
    isSwiped: () => about.onDismiss?.(toast),
  };
}

test("what was deleted is kept as long as its message is shown, however long a pointer rests on it", async () => {
  actions.remove([design("one")]);
  await pass(60_000);
  expect([...useRemoved.getState().ids]).toEqual(["one"]);
  expect(sent).toEqual([]);
  message(0).undo();
  // The list's own timer keeps running while the message disappears.
  message(0).ends();
  await pass(60_000);
  expect(sent).toEqual([]);
  expect(useRemoved.getState().ids.size).toBe(0);
});

test("it is deleted once when its message ends or is swiped away, and undone until it has left", async () => {
  actions.remove([design("one")]);
  message(0).ends();
  message(0).undo();
  await pass(60_000);
  expect(sent).toEqual([]);
  actions.remove([design("two")]);
  message(1).ends();
  message(1).isSwiped();
  await pass(1_000);
  expect(sent).toEqual(["designs.removeMany"]);
  message(1).undo();
  actions.clear(design("three"));
  message(2).isSwiped();
  await pass(1_000);
  expect(sent).toEqual(["designs.removeMany", "designs.clear"]);
});

test("of two clears each is undone and ended by itself, and all below the later one stays hidden", async () => {
  const hidden = () =>
    [1, 2, 3].filter((seq) =>
      isCleared({ favorite: false, seq }, clearedUpTo(useRemoved.getState())),
    );
  actions.clear(design("one", 1));
  actions.clear(design("two", 2));
  expect(hidden()).toEqual([1, 2]);
  message(1).undo();
  expect(hidden()).toEqual([1]);
  actions.clear(design("two", 2));
  message(0).ends();
  await pass(1_000);
  expect(sent).toEqual(["designs.clear"]);
  expect(hidden()).toEqual([1, 2]);
  actions.clear(design("one", 1));
  message(3).undo();
  expect(hidden()).toEqual([1, 2]);
  message(2).undo();
  expect(hidden()).toEqual([]);
});
