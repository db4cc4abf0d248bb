import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { useAnnouncement } from "../../../../src/features/announcer/announcer.ts";
import { BothHands } from "../../../../src/features/craft/set/BothHands.tsx";
import { useCraft } from "../../../../src/features/craft/use-craft.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

vi.mock("../../../../src/features/craft/card/NailPicture.tsx", () => ({ NailPicture: () => null }));

const GOLD = { settings: { baseColor: "#C9A227" } };

let root: Root | null = null;
afterEach(() => {
  flushSync(() => root?.unmount());
  document.body.replaceChildren();
});

function Opened({ id }: { id: string }) {
  const tab = useTabsStore(({ tabs }) => tabs.find((one) => one.id === id));
  if (!tab) throw new Error("The design is not open.");
  return <BothHands tab={tab} craft={useCraft(tab)} />;
}

const tabOf = (id: string) => useTabsStore.getState().tabs.find((one) => one.id === id);

function opened(): string {
  const id = useTabsStore.getState().addTab({ fingers: { ring: GOLD } });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  flushSync(() => root?.render(<Opened id={id} />));
  return id;
}

function press(words: string): void {
  const button = [...document.querySelectorAll("button")].find(
    ({ textContent }) => textContent === words,
  );
  if (!button) throw new Error(`There is no button “${words}”.`);
  flushSync(() => button.click());
}

test("a press that changes the set says that Undo takes it back, and Undo does", () => {
  const id = opened();
  press("Alternate ring and little");
  expect(tabOf(id)?.fingers).toEqual({ thumb: undefined, index: GOLD, ring: GOLD });
  expect(useAnnouncement.getState().text).toBe("Set: ring and little in turn. Undo takes it back.");
  useTabsStore.getState().walkHistory(id, -1);
  expect(tabOf(id)?.fingers).toEqual({ ring: GOLD });
});

test("a press that changes nothing promises no Undo, which would take back something else", () => {
  const id = opened();
  const before = tabOf(id);
  press("Swap hands");
  expect(useAnnouncement.getState().text).toBe("Nothing changes: the set already looks like this.");
  expect(tabOf(id)).toBe(before);
});
