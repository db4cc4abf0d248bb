import { LOOK_FILE_MAX, LOOK_STROKES_MAX, type NailGuide } from "@lacquer/contracts";
import { beforeEach, expect, test, vi } from "vitest";
import { readLook } from "../../../src/features/looks/read-look.ts";
import { saveLook } from "../../../src/features/looks/save-look.ts";
import { type Stroke, useTabsStore } from "../../../src/features/tabs/index.ts";
import { showToasts, type Toast } from "../../../src/ui/toast.ts";

const saved = vi.hoisted(() => ({ files: [] as { blob: Blob; name: string }[] }));
vi.mock("../../../src/platform/share-files.ts", () => ({
  saveBlob: (blob: Blob, name: string) => saved.files.push({ blob, name }),
}));
// The painted picture is longer than a look file allows, so the file has no picture.
vi.mock("../../../src/features/looks/paint-look.ts", () => ({
  paintLook: async () => ({ toDataURL: () => "x".repeat(1_000_000) }),
}));

const PHOTO = { url: "/files/uploads/one", width: 1000, height: 800 };
const NAIL: NailGuide = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.06, length: 0.09 };
const points = (count: number) =>
  Array.from({ length: count }, (_, at): [number, number, number] => [
    0.5 + (at % 7) / 1000,
    0.45 + (at % 11) / 1000,
    0.5,
  ]);
const strokes = (count: number, length: number): Stroke[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${at}`,
    color: "#112233",
    size: 0.01,
    erase: false,
    points: points(length),
  }));
const openDesign = (drawing: Stroke[]) =>
  useTabsStore
    .getState()
    .addTab({ name: "Lace", originalImage: PHOTO, nails: [NAIL], drawing, layers: [] });

let said: Toast[] = [];
beforeEach(() => {
  said = [];
  saved.files = [];
  return showToasts((toast) => said.push(toast));
});

test("a look that is too large with indents is written without them, and can be opened again", async () => {
  openDesign(strokes(30, 3_000));
  await saveLook();
  const text = (await saved.files[0]?.blob.text()) ?? "";
  expect(text.length).toBeLessThanOrEqual(LOOK_FILE_MAX);
  expect(readLook(text)).toMatchObject({ look: { name: "Lace" } });
  expect(said.at(-1)?.title).toBe("Lace is saved as a file");
});

test.each([
  ["characters", strokes(80, 3_000)],
  ["strokes", strokes(LOOK_STROKES_MAX + 1, 1)],
])(
  "a look with more %s than a file can have makes a sentence instead of a file",
  async (_, all) => {
    openDesign(all);
    await saveLook();
    expect(saved.files.length).toBe(0);
    expect(said).toMatchObject([
      {
        kind: "error",
        title: "Lace is too large for a look file",
        about: { description: expect.stringContaining("Use fewer or shorter strokes") },
      },
    ]);
  },
);
