import { expect, test, vi } from "vitest";
import { readFinding } from "../../../../src/features/canvas/finding/finding.ts";
import { photoArrived } from "../../../../src/features/draft/index.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

test("a new photo is searched for nails by itself, even in a design that is not open", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const { addTab } = useTabsStore.getState();
  const tabId = addTab({ originalImage: { url: "/files/photo", width: 800, height: 600 } });
  addTab();
  photoArrived(tabId);
  expect(readFinding(tabId)).toMatchObject({ url: "/files/photo", state: "looking", nails: [] });
});
