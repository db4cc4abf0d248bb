import { DEFAULT_SETTINGS, type Design } from "@lacquer/contracts";
import { afterEach, expect, test, vi } from "vitest";
import { openAsNewDesign } from "../../../src/features/reuse/index.ts";
import { useTabsStore } from "../../../src/features/tabs/index.ts";
import { showToasts, type Toast } from "../../../src/ui/toast.ts";

const DESIGN: Design = {
  id: "design-1",
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
