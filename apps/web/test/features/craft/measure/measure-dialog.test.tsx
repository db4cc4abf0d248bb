import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { firstCorners } from "../../../../src/features/craft/measure/card-corners.ts";
import { findOnPhoto } from "../../../../src/features/craft/measure/find-on-photo.ts";
import { MeasureDialog } from "../../../../src/features/craft/measure/MeasureDialog.tsx";
import {
  type CardCorners,
  type DraftPhoto,
  useTabsStore,
} from "../../../../src/features/tabs/index.ts";

vi.mock("../../../../src/features/craft/measure/find-on-photo.ts", () => ({
  findOnPhoto: vi.fn<typeof findOnPhoto>(),
}));
vi.mock("../../../../src/features/canvas/index.ts", () => ({
  useElementSize: () => ({ width: 400, height: 300 }),
}));

const photo: DraftPhoto = { url: "/files/a", width: 800, height: 600 };
const FOUND: CardCorners = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.5, 0.44],
  [0.1, 0.44],
];

let root: Root | null = null;
afterEach(() => {
  flushSync(() => root?.unmount());
  document.body.replaceChildren();
});

function Opened({ id }: { id: string }) {
  const tab = useTabsStore(({ tabs }) => tabs.find((one) => one.id === id));
  return tab ? <MeasureDialog tab={tab} open onClose={() => {}} /> : null;
}

/** Opens the dialog for a new design. Returns the design's id, and a function that ends the search for a card. */
function opened(): { id: string; find: (card: CardCorners | null) => Promise<void> } {
  const search = Promise.withResolvers<CardCorners | null>();
  vi.mocked(findOnPhoto).mockReturnValue(search.promise);
  const id = useTabsStore.getState().addTab({ originalImage: photo });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  flushSync(() => root?.render(<Opened id={id} />));
  const find = async (card: CardCorners | null) => {
    search.resolve(card);
    await search.promise;
    flushSync(() => {});
  };
  return { id, find };
}

const words = () => document.querySelector("[role=dialog] [role=status]")?.textContent ?? "";

function press(key: string): void {
  const corner = document.querySelector('[aria-label^="Corner 1"]');
  if (!corner) throw new Error("There is no corner.");
  flushSync(() => corner.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
}

function keep(id: string): CardCorners | null | undefined {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Keep");
  flushSync(() => button?.click());
  return useTabsStore.getState().tabs.find((one) => one.id === id)?.card;
}

test("walking over the corners by Tab does not turn down the card that is found meanwhile", async () => {
  const { id, find } = opened();
  for (const key of ["Tab", "Shift"]) press(key);
  await find(FOUND);
  await expect.poll(words, { timeout: 20_000 }).toMatch(/^A card was found/);
  press("Tab");
  expect(words()).toMatch(/^A card was found/);
  expect(keep(id)).toEqual(FOUND);
});

test("a corner that the user moved is not moved by a card that is found later", async () => {
  const { id, find } = opened();
  press("ArrowLeft");
  await find(FOUND);
  const card = keep(id);
  expect(card?.[0]?.[0]).toBeLessThan(firstCorners(photo)[0][0]);
  expect(card?.slice(1)).toEqual(firstCorners(photo).slice(1));
});

test("corners laid on one photo are not kept for another that takes its place meanwhile", () => {
  const { id } = opened();
  press("ArrowLeft");
  const other = { url: "/files/b", width: 600, height: 800 };
  flushSync(() => useTabsStore.getState().updateTab(id, { originalImage: other }));
  expect(keep(id)).toEqual(firstCorners(other));
});
