import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Stroke } from "../../../../src/features/tabs/types.ts";

/** Loads the tabs from the browser's storage, as a fresh page load does. */
async function load() {
  vi.resetModules();
  const tabs = await import("../../../../src/features/tabs/index.ts");
  return { ...tabs, state: () => tabs.useTabsStore.getState() };
}

const leavePage = () => globalThis.dispatchEvent(new Event("pagehide"));
const keptHistories = () =>
  Object.keys(localStorage).filter((name) => name.startsWith("lacquer.history."));
const stroke = (id: string, points: number): Stroke => ({
  id,
  color: "#000000",
  size: 0.0123456789,
  points: Array.from({ length: points }, (_, index) => [index / 1_000_003, 0.5, 1 / 3]),
  erase: false,
});

beforeEach(() => {
  leavePage();
  localStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a design's history in the browser", () => {
  it("survives a reload, with its undone steps, to the last stroke", async () => {
    const before = await load();
    const id = before.state().activeId;
    const { updateTab, walkHistory } = before.state();
    const nail = { x: 1 / 3, y: 2 / 3, finger: "ring" as const, length: 0.1, width: 0.1, angle: 0 };
    updateTab(id, { originalImage: { height: 3, width: 4, url: "kept:photo" } });
    updateTab(id, { nails: [nail] });
    updateTab(id, { drawing: [stroke("a", 5), stroke("b", 5)] });
    updateTab(id, ({ drawing }) => ({ drawing: drawing.slice(1) }));
    updateTab(id, { nails: [{ ...nail, design: { referenceImageUrl: "kept:own" } }] });
    updateTab(id, { aiPrompt: "金 leaf" });
    walkHistory(id, -1);
    leavePage();

    const after = await load();
    expect(after.state().walkHistory(id, 1)).toHaveLength(1);
    expect(after.state().tabs[0]?.aiPrompt).toBe("金 leaf");
    expect(after.state().walkHistory(id, -100)).toHaveLength(6);
    expect(after.state().tabs[0]).toMatchObject({ originalImage: null, nails: [], drawing: [] });
    leavePage();
    const again = await load();
    expect(again.state().walkHistory(id, 3)).toHaveLength(3);
    expect(again.state().tabs[0]?.drawing.map((one) => one.id)).toEqual(["a", "b"]);
  });

  it("never touches a design's job, and the job is no step", async () => {
    const tabs = await load();
    const id = tabs.state().activeId;
    tabs.state().updateTab(id, { imageCount: 3 });
    tabs.state().setJob(id, "a-job");
    expect(tabs.state().histories[id]?.past).toHaveLength(1);
    tabs.state().walkHistory(id, -1);
    expect(tabs.state().tabs[0]).toMatchObject({ generationJobId: "a-job", imageCount: 1 });
  });

  it.each(["{", "[]", '{"stamp":1}', "null"])(
    "is empty when the stored copy is damaged (%s)",
    async (damaged) => {
      const before = await load();
      const id = before.state().activeId;
      before.state().renameTab(id, "Mine");
      leavePage();
      localStorage.setItem(`lacquer.history.${id}`, damaged);
      const after = await load();
      expect(after.state().walkHistory(id, -1)).toEqual([]);
      expect(after.state().tabs[0]?.name).toBe("Mine");
    },
  );

  it("is empty when a step holds something that no design may hold", async () => {
    const before = await load();
    const id = before.state().activeId;
    before.state().updateTab(id, { imageCount: 3 });
    leavePage();
    const name = `lacquer.history.${id}`;
    localStorage.setItem(
      name,
      (localStorage.getItem(name) ?? "").replace('"from":1', '"from":900'),
    );
    const after = await load();
    expect(after.state().walkHistory(id, -1)).toEqual([]);
  });

  it("keeps the newest steps, within its limits for one design and for all", async () => {
    const tabs = await load();
    for (let design = 0; design < 12; design += 1) {
      const id = tabs.state().addTab();
      for (let step = 0; step < 30; step += 1)
        tabs.state().updateTab(id, ({ drawing }) => ({
          drawing: [...drawing, stroke(`${design} ${step}`, 400)],
        }));
      leavePage();
    }
    const texts = keptHistories().map((name) => localStorage.getItem(name) ?? "");
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(201_000);
    expect(texts.join("").length).toBeLessThanOrEqual(1_000_000);
    const last = tabs.state().activeId;
    const after = await load();
    const known = after.state().histories[last]?.past ?? [];
    expect(known.length).toBeGreaterThan(5);
    expect(known.length).toBeLessThan(30);
    expect(after.state().walkHistory(last, -known.length)).toHaveLength(known.length);
  });

  it("makes room for the drafts when the storage is full", async () => {
    const tabs = await load();
    const id = tabs.state().activeId;
    tabs.state().renameTab(id, "First");
    const other = tabs.state().addTab();
    tabs.state().renameTab(other, "Other");
    leavePage();
    expect(keptHistories()).toHaveLength(2);
    const whole = localStorage;
    let refused = 0;
    vi.stubGlobal("localStorage", {
      getItem: (name: string) => whole.getItem(name),
      removeItem: (name: string) => whole.removeItem(name),
      key: (index: number) => whole.key(index),
      get length() {
        return whole.length;
      },
      setItem(name: string, text: string) {
        const isFull = Object.keys(whole).some((one) => one.startsWith("lacquer.history."));
        if (!isFull) return whole.setItem(name, text);
        refused += 1;
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    tabs.state().renameTab(id, "Second");
    leavePage();
    vi.unstubAllGlobals();
    expect(refused).toBe(2);
    expect(tabs.state().storageFailed).toBe(false);
    expect(localStorage.getItem("lacquer.tabs")).toContain("Second");
    expect(tabs.state().walkHistory(id, -1)).toHaveLength(1);
  });

  it("goes with its design, whether the design is closed, erased, or put aside for somebody else", async () => {
    const tabs = await load();
    tabs.setDraftOwner("1", false);
    const first = tabs.state().activeId;
    tabs.state().renameTab(first, "Of the first");
    const closing = tabs.state().addTab();
    tabs.state().renameTab(closing, "Closing");
    leavePage();
    expect(keptHistories()).toHaveLength(2);
    const closed = tabs.state().closeTab(closing);
    leavePage();
    expect(keptHistories()).toEqual([`lacquer.history.${first}`]);
    if (closed) tabs.state().restoreTab(closed);
    expect(tabs.state().walkHistory(closing, -1)).toHaveLength(1);
    tabs.state().closeTab(closing);

    tabs.setDraftOwner("2", false);
    tabs.state().renameTab(tabs.state().activeId, "Of the second");
    leavePage();
    expect(keptHistories()).toHaveLength(2);
    tabs.eraseDrafts("2");
    leavePage();
    expect(keptHistories()).toEqual([`lacquer.history.${first}`]);
    tabs.setDraftOwner("1", false);
    expect(tabs.state().walkHistory(first, -1)).toHaveLength(1);
    tabs.eraseDrafts("1");
    leavePage();
    expect(keptHistories()).toEqual([]);
  });

  it("names the new pictures once they have replaced the old ones", async () => {
    const tabs = await load();
    const id = tabs.state().activeId;
    const { updateTab, replacePicture, walkHistory } = tabs.state();
    updateTab(id, { originalImage: { url: "kept:photo", width: 40, height: 30 } });
    updateTab(id, { references: [{ url: "kept:look", weight: 100 }] });
    replacePicture("kept:photo", { url: "/files/photo", width: 4, height: 3 });
    updateTab(id, { originalImage: null, references: [] });
    replacePicture("kept:look", { url: "/files/look" });
    walkHistory(id, -1);
    expect(tabs.state().tabs[0]).toMatchObject({
      originalImage: { url: "/files/photo", width: 4, height: 3 },
      references: [{ url: "/files/look", weight: 100 }],
    });
    expect(walkHistory(id, -2)).toHaveLength(2);
    expect(tabs.state().tabs[0]?.originalImage).toBeNull();
    const history = tabs.state().histories[id];
    const urls = history ? tabs.picturesOfHistory(history).map(({ url }) => url) : [];
    expect(new Set(urls)).toEqual(new Set(["/files/photo", "/files/look"]));
  });
});
