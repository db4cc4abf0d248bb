import { DEFAULT_SETTINGS } from "@lacquer/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { metNobody } from "../../../src/api/errors.ts";
import { generate } from "../../../src/features/generate/generate.ts";
import { isGenerateShortcut } from "../../../src/features/generate/generate-shortcut.ts";
import { useOutbox } from "../../../src/features/outbox/index.ts";
import { emptyDraft } from "../../../src/features/tabs/empty-draft.ts";
import { mergeDesks } from "../../../src/features/tabs/merge-desks.ts";
import { type DraftPatch, useTabsStore } from "../../../src/features/tabs/index.ts";
import { uploadImage } from "../../../src/features/uploads/index.ts";

beforeEach(() => {
  localStorage.clear();
  useOutbox.setState({ entries: [], preparing: [], isCutOff: false });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("a design is generated once while its press waits, and again after that press was taken back", async () => {
  const tabId = useTabsStore.getState().activeId;
  const presses = () => useOutbox.getState().entries;
  await generate(tabId);
  await generate(tabId);
  expect(presses()).toHaveLength(1);
  useOutbox.getState().change(presses()[0]?.key ?? "", { wasSent: true, isWithdrawn: true });
  await generate(tabId);
  expect(presses().map(({ isWithdrawn }) => isWithdrawn)).toEqual([true, false]);
});

test.each([120, 200, 300])(
  "a press %i ms after another is the same press, however quickly the first one was sent",
  async (gap) => {
    const tabId = useTabsStore.getState().addTab();
    const presses = () => useOutbox.getState().entries;
    await generate(tabId, { at: 10_000 });
    const [first] = presses();
    expect(first?.key).toMatch(/^[0-9a-f]{32}$/);
    useOutbox.getState().remove(first?.key ?? "");
    await generate(tabId, { at: 10_000 + gap });
    await generate(tabId, { at: 10_000 + 2 * gap });
    expect(presses()).toEqual([]);
    await generate(tabId, { at: 10_000 + 2 * gap + 700 });
    expect(presses()).toHaveLength(1);
  },
);

test("a design that changed between two quick presses is painted twice", async () => {
  const tabId = useTabsStore.getState().addTab();
  await generate(tabId, { at: 10_000 });
  useOutbox.setState({ entries: [] });
  useTabsStore.getState().updateTab(tabId, { aiPrompt: "with a star" });
  await generate(tabId, { at: 10_300 });
  expect(useOutbox.getState().entries).toHaveLength(1);
});

test.each([
  [true, "upright"],
  [false, "wide"],
])(
  "without a photo the job asks for the hand that the screen shows: upright screen %s, %s",
  async (matches, pose) => {
    vi.stubGlobal("matchMedia", () => ({ matches, addEventListener: () => undefined }));
    const sent = async (change: DraftPatch) => {
      useOutbox.setState({ entries: [], preparing: [] });
      const tabId = useTabsStore.getState().addTab(change);
      await generate(tabId);
      return useOutbox.getState().entries[0]?.body.designSettings?.hand;
    };
    expect(await sent({})).toEqual({ pose, skin: "medium" });
    const chosen = { ...DEFAULT_SETTINGS, hand: { skin: "deep" } } as const;
    expect(await sent({ designSettings: chosen })).toEqual({ pose, skin: "deep" });
    const posed = { ...DEFAULT_SETTINGS, hand: { pose: "wide" } } as const;
    expect(await sent({ designSettings: posed })).toEqual({ pose: "wide", skin: "medium" });
    const photo = {
      url: "/files/uploads/0b7c2f6e-5d0e-4a53-9f3e-2f6d1c8a4b10",
      width: 9,
      height: 9,
    };
    expect(await sent({ originalImage: photo })).toBeUndefined();
  },
);

test("a press on a design that was never changed keeps it beside other designs, even while it waits", async () => {
  const { activeId } = useTabsStore.getState();
  const untouched = { ...emptyDraft("Design 1"), id: activeId };
  useTabsStore.setState({ tabs: [untouched] });
  await generate(activeId);
  expect(useOutbox.getState().entries).toHaveLength(1);
  const { tabs } = useTabsStore.getState();
  const other = { ...emptyDraft("Design 2"), id: "other", updatedAt: 5 };
  const kept = { owner: "", tabs: [...tabs, other], orderedAt: 5, closed: {} };
  const fresh = { owner: "", tabs: [emptyDraft("Design 1")], orderedAt: 0, closed: {} };
  expect(mergeDesks(fresh, kept).tabs.map(({ id }) => id)).toEqual([activeId, "other"]);
});

test("Ctrl+Enter counts once however long it is held, and not behind a dialog", () => {
  const key = (more: KeyboardEventInit) => new KeyboardEvent("keydown", { key: "Enter", ...more });
  expect(isGenerateShortcut(key({ ctrlKey: true }))).toBe(true);
  expect(isGenerateShortcut(key({ metaKey: true }))).toBe(true);
  expect(isGenerateShortcut(key({}))).toBe(false);
  expect(isGenerateShortcut(key({ ctrlKey: true, repeat: true }))).toBe(false);
  const dialog = document.createElement("div");
  dialog.setAttribute("role", "dialog");
  document.body.append(dialog);
  expect(isGenerateShortcut(key({ ctrlKey: true }))).toBe(false);
});

/** Makes every upload request get an immediate response with this status and body. */
function answerUploads(status: number, response: unknown) {
  class Answer extends EventTarget {
    readonly upload = new EventTarget();
    readonly status = status;
    readonly response = response;
    responseType = "";
    open() {}
    setRequestHeader() {}
    send() {
      this.dispatchEvent(new Event("load"));
    }
  }
  vi.stubGlobal("XMLHttpRequest", Answer);
}

const failureOfUpload = () =>
  uploadImage(new Blob(["x"], { type: "image/png" }), "drawing", { key: "a-picture" }).then(
    () => expect.unreachable(),
    (error) => error,
  );

test("a drawing is kept for later when no studio answers its upload, but not when the studio refuses it", async () => {
  for (const status of [502, 503, 504]) {
    answerUploads(status, null);
    expect(metNobody(await failureOfUpload())).toBe(true);
  }
  answerUploads(503, { error: { code: "unavailable", message: "Back in a moment." } });
  expect(metNobody(await failureOfUpload())).toBe(true);
  answerUploads(400, { error: { code: "upload_not_an_image", message: "No." } });
  expect(metNobody(await failureOfUpload())).toBe(false);
  answerUploads(500, null);
  expect(metNobody(await failureOfUpload())).toBe(false);
});
