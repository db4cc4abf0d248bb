import type { NailGuide } from "@lacquer/contracts";
import { expect, test, vi } from "vitest";
import { onNewPhoto } from "../../../../src/features/draft/photo/new-photo.ts";
import { startUpload } from "../../../../src/features/draft/photo/photo-upload.ts";
import { readTab } from "../../../../src/features/draft/read-tab.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";
import { uploadImage } from "../../../../src/features/uploads/index.ts";

vi.mock(import("../../../../src/features/uploads/index.ts"), async (real) => ({
  ...(await real()),
  uploadImage: vi.fn<typeof uploadImage>(),
}));

const NAILS: NailGuide[] = [
  { finger: "index", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 },
  { finger: "ring", x: 0.6, y: 0.6, angle: 4, width: 0.1, length: 0.14 },
];
const picture = new Blob(["x"], { type: "image/webp" });

test("a picture whose nails are known gets them in the step that places it, dressed like their fingers, and is not searched", async () => {
  const url = "/files/hand";
  vi.mocked(uploadImage).mockResolvedValue({ url, width: 800, height: 600 } as never);
  const told = vi.fn<(tabId: string) => void>();
  onNewPhoto(told);
  const store = useTabsStore.getState();
  const tabId = store.addTab({ fingers: { ring: { settings: { finish: "matte" } } } });
  await startUpload(tabId, picture, NAILS);
  const photo = { url, width: 800, height: 600 };
  expect(readTab(tabId)).toMatchObject({ originalImage: photo });
  expect(readTab(tabId)?.nails).toEqual([
    NAILS[0],
    { ...NAILS[1], design: { settings: { finish: "matte" } } },
  ]);
  expect(told).not.toHaveBeenCalled();
  store.walkHistory(tabId, -1);
  expect(readTab(tabId)).toMatchObject({ originalImage: null, nails: [] });
  await startUpload(tabId, picture);
  expect(told.mock.calls).toEqual([[tabId]]);
});
