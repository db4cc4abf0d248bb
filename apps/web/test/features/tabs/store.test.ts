import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KeptDesk } from "../../../src/features/tabs/desk.ts";
import type { CardCorners, DraftTab } from "../../../src/features/tabs/index.ts";

const KEY = "lacquer.tabs";
let stopFollowing: () => void = () => {};

function tabOf({ tabs }: { tabs: DraftTab[] }, index: number): DraftTab {
  const tab = tabs[index];
  if (!tab) throw new Error(`There is no design ${index}.`);
  return tab;
}

/** Loads the store from the browser's storage, as a fresh page load does. */
async function load() {
  vi.resetModules();
  const { useTabsStore } = await import("../../../src/features/tabs/store.ts");
  return useTabsStore;
}

/** Leaves the page, which makes the store write pending changes. */
function leavePage() {
  globalThis.dispatchEvent(new Event("pagehide"));
}

beforeEach(() => {
  // Makes the windows of earlier tests write their pending changes.
  leavePage();
  localStorage.clear();
});
afterEach(() => {
  stopFollowing();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("drafts survive a reload", async () => {
  const before = await load();
  const id = before.getState().activeId;
  before.getState().renameTab(id, "Oxblood & gold");
  before.getState().updateTab(id, { aiPrompt: "one fine gold line" });
  before.getState().setJob(id, "a-job");
  const second = before.getState().addTab();
  leavePage();

  const after = (await load()).getState();
  expect(after.tabs.map((tab) => tab.name)).toEqual(["Oxblood & gold", "Design 2"]);
  expect(after.tabs[0]).toMatchObject({ aiPrompt: "one fine gold line", generationJobId: "a-job" });
  expect(after.activeId).toBe(second);
});

test.each([
  "{",
  "null",
  "[]",
  '{"state":{"tabs":"x"},"version":1}',
  '{"state":{"tabs":[{}]},"version":7}',
])("a damaged store (%s) starts with one empty design", async (damaged) => {
  localStorage.setItem(KEY, damaged);
  const { tabs, activeId } = (await load()).getState();
  expect(tabs).toHaveLength(1);
  expect(tabs[0]).toMatchObject({ id: activeId, name: "Design 1", drawing: [], imageCount: 1 });
});

test("a draft of the studio's first version opens with all it had", async () => {
  const kept = {
    id: "kept",
    name: "Celadon",
    designSettings: {
      nailLength: "long",
      nailShape: "almond",
      finish: "chrome",
      texture: "smooth",
      patternType: "french",
      styleVibe: "bold",
      baseColor: "#7A1420",
      accentColor: "#FFFFFF",
    },
    influenceWeights: { drawing: 20, designImage: 30, baseColor: 50, finish: 70, texture: 10 },
    references: [{ url: "/files/look", weight: 40 }],
    drawing: [
      {
        id: "s",
        color: "#000000",
        size: 0.01,
        points: [
          [0.1, 0.2, 0.5],
          [0.2, 0.2, 0.7],
        ],
        erase: false,
      },
    ],
    drawingImageUrl: "/files/drawing",
    aiPrompt: "one fine line",
    originalImage: { url: "/files/photo", width: 1200, height: 900 },
    nails: [{ finger: "middle", x: 0.5, y: 0.4, angle: 4, width: 0.05, length: 0.08 }],
    imageCount: 2,
    generationJobId: "a-job",
    seenVersion: 3,
  };
  const desk = { state: { tabs: [kept], activeId: "kept" }, version: 1 };
  localStorage.setItem(KEY, JSON.stringify(desk));
  const { tabs, activeId } = (await load()).getState();
  expect(activeId).toBe("kept");
  expect(tabs).toHaveLength(1);
  expect(tabs[0]).toMatchObject(kept);
});

test("a damaged field alone falls back to its default", async () => {
  const kept = {
    id: "kept",
    name: "Celadon",
    designSettings: { nailShape: "spoon" },
    influenceWeights: { drawing: 90, designImage: 90, baseColor: 90 },
    references: [{ url: "/files/a", weight: 40 }, { url: "https://elsewhere.example/b" }, 3],
    drawing: [
      { id: "s", color: "#000000", size: 0.01, points: [[0.1, 0.2, 0.5], "x"], erase: false },
    ],
    aiPrompt: "chrome",
    originalImage: { url: "/files/photo", width: 1200, height: 900 },
    nails: [{ finger: "toe" }],
    imageCount: 99,
  };
  localStorage.setItem(
    KEY,
    JSON.stringify({ state: { tabs: [kept], activeId: "gone" }, version: 1 }),
  );
  const { tabs, activeId } = (await load()).getState();
  expect(activeId).toBe("kept");
  expect(tabs[0]).toMatchObject({
    name: "Celadon",
    aiPrompt: "chrome",
    originalImage: { url: "/files/photo", width: 1200, height: 900 },
    references: [{ url: "/files/a", weight: 40 }],
    nails: [],
    imageCount: 1,
  });
  expect(tabs[0]?.designSettings.nailShape).toBe("oval");
  expect(tabs[0]?.influenceWeights.baseColor).toBe(100);
  expect(tabs[0]?.drawing[0]?.points).toEqual([[0.1, 0.2, 0.5]]);
});

test("a browser that keeps nothing still works, and says so", async () => {
  const store = await load();
  vi.stubGlobal("localStorage", {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  store.getState().addTab();
  leavePage();
  expect(store.getState().tabs).toHaveLength(2);
  expect(store.getState().storageFailed).toBe(true);
});

test("closing the last design opens an empty one, and can be undone", async () => {
  const store = await load();
  const id = store.getState().activeId;
  store.getState().updateTab(id, { aiPrompt: "keep me" });
  const closed = store.getState().closeTab(id);
  expect(store.getState().tabs).toHaveLength(1);
  expect(store.getState().tabs[0]?.aiPrompt).toBe("");
  if (!closed) throw new Error("nothing was closed");
  store.getState().restoreTab(closed);
  expect(store.getState().tabs[0]).toMatchObject({ id, aiPrompt: "keep me" });
  expect(store.getState().activeId).toBe(id);
});

/** Simulates a write of another window, as this window receives it. */
function otherWindowWrites(change: (desk: KeptDesk) => KeptDesk) {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as { state: KeptDesk };
  const newValue = JSON.stringify({ state: change(kept.state), version: 1 });
  localStorage.setItem(KEY, newValue);
  window.dispatchEvent(new StorageEvent("storage", { key: KEY, newValue }));
}

async function openWindow() {
  const store = await load();
  const { followOtherWindows } = await import("../../../src/features/tabs/other-windows.ts");
  stopFollowing = followOtherWindows();
  store.getState().renameTab(store.getState().activeId, "Mine");
  leavePage();
  return store;
}

test("another window's new design appears, and this window's open design stays", async () => {
  const store = await openWindow();
  const mine = store.getState().activeId;
  otherWindowWrites((desk) => ({
    ...desk,
    tabs: [...desk.tabs, { ...tabOf(desk, 0), id: "other", name: "Theirs" }],
    activeId: "other",
  }));
  expect(store.getState().tabs.map((tab) => tab.name)).toEqual(["Mine", "Theirs"]);
  expect(store.getState().activeId).toBe(mine);
});

test("the later of two windows' copies counts, except while the design is being changed here", async () => {
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  const store = await openWindow();
  const id = store.getState().activeId;
  const theirs = (words: string) =>
    otherWindowWrites((desk) => ({
      ...desk,
      tabs: [{ ...tabOf(desk, 0), aiPrompt: words, updatedAt: Date.now() + 5 }],
    }));
  store.getState().updateTab(id, { aiPrompt: "typed here" });
  theirs("typed there at the same time");
  expect(tabOf(store.getState(), 0).aiPrompt).toBe("typed here");
  vi.advanceTimersByTime(3_000);
  expect(tabOf(store.getState(), 0).aiPrompt).toBe("typed there at the same time");
  theirs("typed there later");
  expect(tabOf(store.getState(), 0).aiPrompt).toBe("typed there later");
});

test("a write is merged with what another window has written", async () => {
  const store = await openWindow();
  const id = store.getState().activeId;
  store.getState().updateTab(id, { aiPrompt: "mine" });
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as { state: KeptDesk };
  const added = { ...tabOf(kept.state, 0), id: "other", name: "Theirs" };
  const state = { ...kept.state, tabs: [...kept.state.tabs, added] };
  localStorage.setItem(KEY, JSON.stringify({ state, version: 1 }));
  leavePage();
  const written = JSON.parse(localStorage.getItem(KEY) ?? "null") as { state: KeptDesk };
  expect(written.state.tabs.map((tab) => tab.id)).toEqual([id, "other"]);
  expect(tabOf(written.state, 0).aiPrompt).toBe("mine");
});

test("a design closed in another window is closed here, and its neighbour opens", async () => {
  const store = await openWindow();
  const first = store.getState().activeId;
  const second = store.getState().addTab();
  leavePage();
  otherWindowWrites((desk) => ({
    ...desk,
    tabs: desk.tabs.filter((tab) => tab.id !== second),
    closed: { [second]: Date.now() + 1_000 },
  }));
  expect(store.getState().tabs.map((tab) => tab.id)).toEqual([first]);
  expect(store.getState().activeId).toBe(first);
});

test("a window never writes over another person's desk", async () => {
  const store = await openWindow();
  store.setState({ owner: "1" });
  localStorage.setItem("lacquer.owner", "2");
  const before = localStorage.getItem(KEY);
  store.getState().renameTab(store.getState().activeId, "Still the first one's");
  leavePage();
  expect(localStorage.getItem(KEY)).toBe(before);
});

test("a copy has the images of the original's newest job only if it is asked to keep them", async () => {
  const store = await load();
  const id = store.getState().activeId;
  store.getState().updateTab(id, { generationJobId: "finished", seenVersion: 7 });
  const jobOf = (copy: string | null) => {
    const { generationJobId, seenVersion } = tabOf(
      { tabs: store.getState().tabs.filter((tab) => tab.id === copy) },
      0,
    );
    return { generationJobId, seenVersion };
  };
  expect(jobOf(store.getState().duplicateTab(id, { keepsJob: true }))).toEqual({
    generationJobId: "finished",
    seenVersion: 7,
  });
  expect(jobOf(store.getState().duplicateTab(id))).toEqual({
    generationJobId: null,
    seenVersion: 0,
  });
});

test("an untouched design that is marked as kept survives a reload beside another design", async () => {
  const store = await load();
  const id = store.getState().activeId;
  store.getState().keepTab(id);
  const stamp = tabOf(store.getState(), 0).updatedAt;
  expect(stamp).toBeGreaterThan(0);
  store.getState().keepTab(id);
  expect(tabOf(store.getState(), 0).updatedAt).toBe(stamp);
  const second = store.getState().addTab();
  leavePage();
  expect((await load()).getState().tabs.map((tab) => tab.id)).toEqual([id, second]);
});

test("a card goes with its photo, and both come back with undo", async () => {
  const store = await load();
  const id = store.getState().activeId;
  const card: CardCorners = [
    [0, 0],
    [0.4, 0],
    [0.4, 0.3],
    [0, 0.3],
  ];
  const one = { url: "/files/one", width: 4, height: 3 };
  const shown = () => {
    const { card: kept, originalImage } = tabOf(store.getState(), 0);
    return { card: kept, url: originalImage?.url };
  };
  store.getState().updateTab(id, { originalImage: one });
  store.getState().updateTab(id, { card });
  store.getState().updateTab(id, { originalImage: { ...one, width: 8 } });
  expect(shown()).toEqual({ card, url: "/files/one" });
  store.getState().updateTab(id, { originalImage: { ...one, url: "/files/two" } });
  expect(shown()).toEqual({ card: null, url: "/files/two" });
  store.getState().walkHistory(id, -1);
  expect(shown()).toEqual({ card, url: "/files/one" });
  leavePage();
  expect(tabOf((await load()).getState(), 0).card).toEqual(card);
});
