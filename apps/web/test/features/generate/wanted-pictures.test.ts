import { expect, test } from "vitest";
import { wantedPictures } from "../../../src/features/generate/wanted-pictures.ts";
import { useTabsStore } from "../../../src/features/tabs/index.ts";

const photo = (url: string) => ({ originalImage: { url, width: 4, height: 3 } });

test("a picture is wanted while a design uses it, or undo may bring it back", () => {
  const { addTab, updateTab, closeTab } = useTabsStore.getState();
  const id = addTab({ ...photo("/files/first"), nails: [] });
  updateTab(id, photo("/files/second"));
  updateTab(id, { references: [{ url: "/files/look", weight: 100 }] });
  updateTab(id, { references: [] });
  expect(wantedPictures()).toEqual([
    { url: "/files/second", kind: "photo" },
    { url: "/files/first", kind: "photo" },
    { url: "/files/look", kind: "reference" },
  ]);
  closeTab(id);
  expect(wantedPictures()).toEqual([]);
});
