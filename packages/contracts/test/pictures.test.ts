import { expect, test } from "vitest";
import { mapPictures, picturesOf, placePictures } from "../src/pictures.ts";

const plain: { finger: string; design?: { drawingImageUrl?: string } } = { finger: "ring" };
const own = { finger: "index", design: { drawingImageUrl: "own-d", referenceImageUrl: "own-r" } };
const design = {
  prompt: "red",
  originalImage: "photo",
  drawingImageUrl: "drawing",
  selectedDesignImages: ["a", "b"],
  nails: [plain, own],
};

test("every picture of a design is found, including its nails' own, with its role", () => {
  expect(picturesOf(design)).toEqual([
    { url: "photo", kind: "photo" },
    { url: "drawing", kind: "drawing" },
    { url: "a", kind: "reference" },
    { url: "b", kind: "reference" },
    { url: "own-d", kind: "drawing" },
    { url: "own-r", kind: "reference" },
  ]);
  expect(picturesOf({})).toEqual([]);
  expect(picturesOf({ originalImage: null, nails: [plain] })).toEqual([]);
});

test("new addresses replace the pictures' old ones, and everything else stays", () => {
  expect(mapPictures(design, (url, kind) => `${kind}:${url}`)).toEqual({
    prompt: "red",
    originalImage: "photo:photo",
    drawingImageUrl: "drawing:drawing",
    selectedDesignImages: ["reference:a", "reference:b"],
    nails: [
      plain,
      {
        finger: "index",
        design: { drawingImageUrl: "drawing:own-d", referenceImageUrl: "reference:own-r" },
      },
    ],
  });
});

test("a design without pictures stays as it is", () => {
  const empty = { prompt: "", originalImage: null, nails: [{ ...plain, design: {} }] };
  expect(mapPictures(empty, () => "never")).toEqual(empty);
});

test("a picture without a new address is left out", () => {
  const without = mapPictures(design, (url, kind) => (kind === "drawing" ? null : url));
  expect(without.drawingImageUrl).toBeNull();
  expect(without.nails[1]).toEqual({
    finger: "index",
    design: { drawingImageUrl: null, referenceImageUrl: "own-r" },
  });
});

test("a nail's pictures belong to its guide", () => {
  expect(placePictures(design, (url) => url.length).nails).toEqual([
    { guide: plain, drawing: null, reference: null, decals: [] },
    { guide: own, drawing: 5, reference: 5, decals: [] },
  ]);
});

const stone: { kind: string; imageUrl?: string } = { kind: "stone" };
const decal = (imageUrl: string) => ({ kind: "decal", imageUrl });
const decorated = { nails: [{ design: { placed: [decal("one"), stone, decal("two")] } }] };

test("decals are pictures too, and keep their transparency", () => {
  expect(picturesOf(decorated)).toEqual([
    { url: "one", kind: "drawing" },
    { url: "two", kind: "drawing" },
  ]);
  expect(placePictures(decorated, (url) => url).nails[0]?.decals).toEqual(["one", null, "two"]);
  const renamed = mapPictures(decorated, (url) => `/${url}`);
  expect(renamed.nails[0]?.design.placed).toEqual([decal("/one"), stone, decal("/two")]);
});

test("a decal is removed with its picture; the things beside it stay", () => {
  const without = mapPictures(decorated, (url) => (url === "one" ? null : url));
  expect(without.nails[0]?.design.placed).toEqual([stone, decal("two")]);
});
