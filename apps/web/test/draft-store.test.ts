import { afterEach, beforeEach, expect, test, vi } from "vitest";

const KEY = "lacquer.tabs";

/** The store as a fresh page load would build it from what the browser kept. */
async function load() {
  vi.resetModules();
  const { useTabsStore } = await import("../src/features/tabs/store.ts");
  return useTabsStore;
}

/** What waits to be written is written when the page is left. */
function leavePage() {
  globalThis.dispatchEvent(new Event("pagehide"));
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

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
  expect(tabs[0]).toMatchObject({ id: activeId, name: "Design 1", drawing: [], imageCount: 2 });
});

test("one damaged field falls back alone", async () => {
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
    imageCount: 2,
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

test("closing the last design leaves an empty one, and can be undone", async () => {
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

test("another window's change comes over without moving this window's open design", async () => {
  const store = await load();
  const mine = store.getState().activeId;
  const other = { ...store.getState().tabs[0], id: "other", name: "From the other window" };
  const tabs = [...store.getState().tabs, other];
  localStorage.setItem(KEY, JSON.stringify({ state: { tabs, activeId: "other" }, version: 1 }));
  await store.persist.rehydrate();
  expect(store.getState().tabs.map((tab) => tab.id)).toEqual([mine, "other"]);
  expect(store.getState().activeId).toBe(mine);
});
