import type { NailGuide } from "@lacquer/contracts";
import { expect, test, vi } from "vitest";
import { photoArrived, refusePhoto } from "../../../../src/features/draft/photo/kept-photo.ts";
import { onNewPhoto } from "../../../../src/features/draft/photo/new-photo.ts";
import { readUpload } from "../../../../src/features/draft/photo/upload-store.ts";
import { readTab } from "../../../../src/features/draft/read-tab.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

const NAIL: NailGuide = { finger: "index", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const photo = { url: "/files/photo", width: 800, height: 600 };

test("a kept photo is searched for nails when it arrives, unless nails are already placed on it", () => {
  const told = vi.fn<(tabId: string) => void>();
  onNewPhoto(told);
  const { addTab } = useTabsStore.getState();
  const bare = addTab({ originalImage: photo });
  const placed = addTab({ originalImage: photo, nails: [NAIL] });
  photoArrived(bare);
  photoArrived(placed);
  expect(told.mock.calls).toEqual([[bare]]);
});

test("a refused photo leaves the design and waits on its card with the reason; its nails stay", () => {
  const tabId = useTabsStore.getState().addTab({ originalImage: photo, nails: [NAIL] });
  refusePhoto(tabId, "Too large.", new Blob(["x"], { type: "image/jpeg" }));
  expect(readTab(tabId)).toMatchObject({ originalImage: null, nails: [NAIL] });
  expect(readUpload(tabId)).toMatchObject({ error: "Too large.", progress: 0 });
});
