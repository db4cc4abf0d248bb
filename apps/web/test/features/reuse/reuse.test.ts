import { DEFAULT_SETTINGS, type Design } from "@lacquer/contracts";
import { afterEach, expect, test, vi } from "vitest";
import { composeBody } from "../../../src/features/generate/compose-body.ts";
import { draftOfJob, openAsNewDesign } from "../../../src/features/reuse/index.ts";
import {
  type CardCorners,
  type DraftTab,
  emptyDraft,
  useTabsStore,
} from "../../../src/features/tabs/index.ts";
import { showToasts, type Toast } from "../../../src/ui/toast.ts";
import { makeJob } from "../../job-factory.ts";

const DESIGN: Design = {
  id: "design-1",
  seq: 1,
  jobId: "0b9f3d0e-6f53-4a0f-9c05-6f5a43a3b1aa",
  name: "Oxblood",
  imageUrl: "/files/result",
  imageIndex: 0,
  width: 800,
  height: 600,
  originalImage: "/files/photo",
  designSettings: { ...DEFAULT_SETTINGS, baseColor: "#5A1220" },
  prompt: "one fine gold line",
  favorite: false,
  createdAt: new Date(0).toISOString(),
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a design opened offline says what is missing, and keeps the rest", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  vi.stubGlobal(
    "Image",
    class {
      src = "";
      decode = () => Promise.reject(new DOMException("Not loaded.", "EncodingError"));
    },
  );
  await openAsNewDesign(DESIGN);
  const { tabs, activeId } = useTabsStore.getState();
  expect(tabs.find(({ id }) => id === activeId)).toMatchObject({
    name: "Oxblood",
    aiPrompt: "one fine gold line",
    designSettings: { baseColor: "#5A1220" },
    originalImage: null,
    nails: [],
  });
  const told: Toast[] = [];
  showToasts((said) => void told.push(said))();
  expect(told).toEqual([
    {
      kind: "error",
      title: "Opened without its photo, nails, references and weights",
      about: {
        description: "The studio could not be reached. Check the connection; nothing was lost.",
      },
    },
  ]);
});

test("a job gives back the card and the other hand that its design had, without opening the design", async () => {
  const card: CardCorners = [
    [0.1, 0.1],
    [0.5, 0.1],
    [0.5, 0.4],
    [0.1, 0.4],
  ];
  const otherHand = { ring: { settings: { finish: "matte" as const } } };
  const { draft } = composeBody({ ...emptyDraft("Oxblood"), card, otherHand }, null);
  const before = useTabsStore.getState().tabs;
  const job = makeJob({ draft, tabId: "5a3b9a52-7d5b-4c7e-9b1f-0a5f6f3f2a10", prompt: "dots" });
  expect(await draftOfJob(job, "Oxblood")).toMatchObject({
    id: job.tabId,
    name: "Oxblood",
    aiPrompt: "dots",
    card,
    otherHand,
    generationJobId: job.id,
  });
  expect(useTabsStore.getState().tabs).toBe(before);
  expect(await draftOfJob(makeJob(), "Plain")).toMatchObject({ card: null, otherHand: null });
});

test("a design without strokes, card or other hand keeps nothing beside its job", () => {
  expect(composeBody(emptyDraft("Plain"), null)).not.toHaveProperty("draft");
});

test("a drawing that a job cannot keep does not cost the other hand", () => {
  const points = Array.from({ length: 60_000 }, () => [0.123_45, 0.543_21, 0.5] as const);
  const stroke = { id: "s", color: "#000000", size: 0.01, erase: false, points: [...points] };
  const tab = { ...emptyDraft("Full"), otherHand: {}, drawing: [stroke] } as unknown as DraftTab;
  expect(composeBody(tab, null).draft).toEqual({ otherHand: {} });
});
