import { REFERENCES_MAX } from "@lacquer/contracts";
import { beforeAll, expect, test, vi } from "vitest";
import { countArriving } from "../../../../src/features/draft/references/arriving-references.ts";
import {
  addReferences,
  refuseReference,
} from "../../../../src/features/draft/references/upload-references.ts";
import { readTab } from "../../../../src/features/draft/read-tab.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

const picture = () => new File(["x"], "picture.jpg", { type: "image/jpeg" });

// Simulates an upload that never ends, because this test only looks at pictures in progress.
beforeAll(() => {
  vi.stubGlobal(
    "XMLHttpRequest",
    class extends EventTarget {
      upload = new EventTarget();
      open() {}
      send() {}
    },
  );
});

test("of too many pictures, only as many as there is room for are added; other files are left out", () => {
  const tabId = useTabsStore.getState().addTab({
    references: [{ url: "/files/a", weight: 100 }],
  });
  addReferences(tabId, [new File(["x"], "notes.txt", { type: "text/plain" })]);
  expect(countArriving(tabId)).toBe(0);
  addReferences(tabId, Array.from({ length: REFERENCES_MAX }, picture));
  expect(countArriving(tabId)).toBe(REFERENCES_MAX - 1);
});

test("a refused reference leaves the design and its influence, and waits with the reason", () => {
  const tabId = useTabsStore.getState().addTab({
    references: [{ url: "kept:1", weight: 100 }],
    influenceWeights: { drawing: 0, designImage: 40, baseColor: 60, finish: 50, texture: 50 },
  });
  refuseReference(tabId, "kept:1", "Too large.", picture());
  expect(readTab(tabId)).toMatchObject({
    references: [],
    influenceWeights: { drawing: 0, designImage: 0, baseColor: 100 },
  });
  expect(countArriving(tabId)).toBe(1);
});
