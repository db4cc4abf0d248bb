import { expect, test, vi } from "vitest";
import { readFinding } from "../../../../src/features/canvas/finding/finding.ts";
import { photoArrived } from "../../../../src/features/draft/index.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

test("an arriving photo is searched for nails without anybody asking, in whichever design it is", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const { addTab } = useTabsStore.getState();
  const tabId = addTab({ originalImage: { url: "/files/photo", width: 800, height: 600 } });
  addTab();
  photoArrived(tabId);
  expect(readFinding(tabId)).toMatchObject({ url: "/files/photo", state: "looking", nails: [] });
});
