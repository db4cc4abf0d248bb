import { type Board, BOARD_CHANGED_MAX } from "@lacquer/contracts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { trpc, trpcClient } from "../../../src/api/trpc.ts";
import {
  type BoardsState,
  useBoards,
  useShownBoard,
} from "../../../src/features/collection/boards/index.ts";
import { showToasts, type Toast } from "../../../src/ui/toast.ts";

const BOARD: Board = {
  id: "00000000-0000-4000-8000-00000000000c",
  name: "Bridal",
  images: 0,
  coverUrl: null,
  createdAt: "2026-01-01T00:00:00.000Z",
};

const queryClient = new QueryClient();
let root: Root;
let boards: BoardsState;
let toasts: Toast[];
let stop: () => void;
/** The ids of the images that are on the board now. */
let onBoard: Set<string>;
let room: number;

function Probe() {
  boards = useBoards(false);
  return null;
}

/** A board with little room that behaves like the server's: a request puts all of its images on the board or none. */
async function answer(url: string, { body }: { body: string }): Promise<Response> {
  const verb = /boards\.(\w+)/.exec(url)?.[1];
  const { designIds } = superjson.deserialize<{ designIds: string[] }>(JSON.parse(body)[0]);
  const changed = designIds.filter((id) => onBoard.has(id) === (verb === "takeOff"));
  if (verb === "put" && onBoard.size + changed.length > room) {
    const data = { code: "too_many_on_board", message: "The board is full." };
    return Response.json(
      [{ error: superjson.serialize({ message: data.message, code: -32_009, data }) }],
      { status: 409 },
    );
  }
  for (const id of changed) {
    if (verb === "put") onBoard.add(id);
    else onBoard.delete(id);
  }
  const result = { data: superjson.serialize({ board: BOARD, designIds: changed }) };
  return Response.json([{ result }]);
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  toasts = [];
  onBoard = new Set();
  room = Infinity;
  vi.stubGlobal("fetch", answer);
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
  vi.unstubAllGlobals();
});

const some = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `image ${i}` }));

/** Presses Undo in the newest message. */
function undo() {
  const action = toasts.at(-1)?.about?.action;
  if (!action || typeof action !== "object" || !("onClick" in action))
    throw new Error("the message has no Undo");
  action.onClick({} as Parameters<typeof action.onClick>[0]);
}

test("if only some of many images fit on a board, the message says how many, and Undo takes them off", async () => {
  room = BOARD_CHANGED_MAX;
  await boards.put(BOARD, some(BOARD_CHANGED_MAX + 1));
  expect(onBoard.size).toBe(BOARD_CHANGED_MAX);
  expect(toasts).toMatchObject([
    {
      kind: "error",
      title: `Only ${BOARD_CHANGED_MAX} images put on Bridal`,
      about: { description: expect.stringMatching(/./) },
    },
  ]);
  undo();
  await expect.poll(() => onBoard.size).toBe(0);
});

test("if no image fits, nothing is offered to undo; and Undo of a put leaves what was there before", async () => {
  room = 2;
  await boards.put(BOARD, some(3));
  expect(toasts).toMatchObject([{ kind: "error", title: "Not saved" }]);
  expect(toasts[0]?.about?.action).toBeUndefined();
  await boards.put(BOARD, some(1));
  await boards.put(BOARD, some(2));
  expect(toasts.slice(1).map(({ title }) => title)).toEqual([
    "1 image put on Bridal",
    "1 image put on Bridal",
  ]);
  undo();
  await expect.poll(() => [...onBoard]).toEqual(["image 0"]);
  await boards.put(BOARD, some(1));
  expect(toasts.at(-1)?.title).toBe("Already on Bridal");
});

test("a board that another window has deleted is shown no longer, once the server has said so", async () => {
  let shown: string | undefined = BOARD.id;
  const gone = vi.fn<() => void>(() => {
    shown = undefined;
  });
  function Shown(state: Pick<BoardsState, "boards" | "isCurrent">) {
    const board = useShownBoard(state, shown, gone);
    return <>{board?.name ?? "all"}</>;
  }
  const place = document.createElement("div");
  const shownRoot = createRoot(place);
  const render = (boardsNow: readonly Board[], isCurrent: boolean) =>
    act(async () => shownRoot.render(<Shown boards={boardsNow} isCurrent={isCurrent} />));
  // While the list is still being loaded, a board that is missing from it does not count as deleted.
  await render([], false);
  await render([BOARD], true);
  expect([place.textContent, gone.mock.calls.length]).toEqual(["Bridal", 0]);
  await render([], true);
  await render([], true);
  expect([place.textContent, gone.mock.calls.length]).toEqual(["all", 1]);
  await act(async () => shownRoot.unmount());
});
