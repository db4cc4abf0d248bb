import { readFile } from "node:fs/promises";
import path from "node:path";
import { LOOK_FILE_MAX, LOOK_PICTURE_MAX, LOOK_VERSION, type Look } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { asLook, LIBRARY } from "../../../src/features/looks/library/index.ts";
import { migrated } from "../../../src/features/looks/migrate-look.ts";
import { readLook } from "../../../src/features/looks/read-look.ts";
import { fileNameOf, writeLook } from "../../../src/features/looks/save-look.ts";

const PICTURE = "data:image/png;base64,iVBORw0KGgo=";
const [library] = LIBRARY;
if (!library) throw new Error("The library is empty.");
const LOOK: Look = {
  ...asLook(library),
  picture: PICTURE,
  references: [{ picture: PICTURE, weight: 100 }],
  nails: [
    {
      finger: "ring",
      hand: "left",
      settings: { finish: "chrome" },
      placed: [{ kind: "decal", x: 0.5, y: 0.5, size: 0.4, angle: 0, imageUrl: PICTURE }],
      layers: [
        {
          name: "Vines",
          strokes: [{ color: "#FFFFFF", size: 0.1, points: [[0.5, 0.2, 0.5]], inside: true }],
        },
      ],
    },
  ],
};

/** Returns the first fault of a look with this change. */
function faultOf(change: (look: Record<string, unknown>) => void) {
  const look = structuredClone(LOOK) as unknown as Record<string, unknown>;
  change(look);
  const text = JSON.stringify(look, null, 2);
  const read = readLook(text);
  if (!("faults" in read)) throw new Error("The file was read.");
  const [fault] = read.faults;
  return { ...fault, text: text.split("\n")[(fault?.line ?? 0) - 1]?.trim() };
}

const nailOf = (look: Record<string, unknown>) => (look["nails"] as Record<string, unknown>[])[0];

/** Returns the look as the text of a file. */
function written(): string {
  const text = writeLook(LOOK);
  if (text === null) throw new Error("The look is too large.");
  return text;
}

test("a look that is written is read as the same look", () => {
  expect(readLook(written())).toEqual({ look: LOOK });
});

test.each(["", "{", "[1,2", '{"format": "lacquer-look",}'])(
  "broken JSON is refused: %s",
  (text) => {
    expect(readLook(text)).toEqual({
      faults: [{ line: 1, field: "the file", message: "The JSON has a mistake at this line." }],
      more: 0,
    });
  },
);

test("broken JSON names the line where it breaks", () => {
  const text = written().replace('"words": ""', '"words": "');
  const line = text.split("\n").findIndex((one) => one.includes('"words"')) + 1;
  expect(readLook(text)).toMatchObject({ faults: [{ line }] });
});

test.each(["null", "7", "[]", "{}", '{"format":"other","version":1}'])(
  "other JSON is refused: %s",
  (text) => {
    expect(readLook(text)).toEqual({
      faults: [
        { line: 1, field: "the file", message: "This JSON file is not a look from Lacquer." },
      ],
      more: 0,
    });
  },
);

test("a wrong value names its field and its line", () => {
  expect(faultOf((look) => Object.assign(look["settings"] as object, { finish: "gold" }))).toEqual({
    line: expect.any(Number),
    field: "settings.finish",
    message: expect.stringContaining("chrome"),
    text: '"finish": "gold",',
  });
});

test("a file full of faults names the first three and counts the others", () => {
  const strokes = Array.from({ length: 1_000 }, () => ({
    color: "white",
    size: 0.1,
    points: Array.from({ length: 9 }, () => [9, 0.25, 0.5]),
  }));
  const layers = [{ name: "Vines", strokes }];
  const text = JSON.stringify({ ...LOOK, nails: [{ finger: "ring", layers }] }, null, 4);
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(text.length).toBeLessThan(LOOK_FILE_MAX);
  const read = readLook(text);
  const first = "nails.0.layers.0.strokes.0";
  expect(read).toMatchObject({
    faults: [
      { field: `${first}.color` },
      { field: `${first}.points.0.0` },
      { field: `${first}.points.1.0` },
    ],
    more: 9_997,
  });
  expect("faults" in read && read.faults).toHaveLength(3);
});

test("an unknown field is named at its own line", () => {
  expect(faultOf((look) => Object.assign(nailOf(look) as object, { sparkle: true }))).toMatchObject(
    {
      field: "nails.0.sparkle",
      message: "This field is not allowed in a look file.",
      text: '"sparkle": true',
    },
  );
});

test.each([
  ["hand", { skin: "deep" }],
  ["light", { angle: 90 }],
  ["whiteBalance", "auto"],
  ["whitePoint", "#E8D8C0"],
])("a file has no %s, which belongs to the photo", (field, value) => {
  const fault = faultOf((look) => Object.assign(look["settings"] as object, { [field]: value }));
  expect(fault).toMatchObject({
    field: `settings.${field}`,
    message: "This field is not allowed in a look file.",
  });
});

test.each([
  ["an address", "https://example.com/a.png"],
  ["an upload", "/files/uploads/0b7c2f6e-5d0e-4a53-9f3e-2f6d1c8a4b10"],
  ["a script's picture", "data:image/svg+xml;base64,PHN2Zy8+"],
  ["a picture that is too large", `data:image/png;base64,${"A".repeat(LOOK_PICTURE_MAX)}`],
])("a decal may not be %s", (_what, imageUrl) => {
  const fault = faultOf((look) => {
    const things = nailOf(look)?.["placed"];
    if (Array.isArray(things)) Object.assign(things[0] as object, { imageUrl });
  });
  expect(fault.field).toBe("nails.0.placed.0.imageUrl");
});

test("a file that is too large is not parsed", () => {
  expect(readLook(" ".repeat(LOOK_FILE_MAX + 1))).toEqual({
    faults: [{ line: 1, field: "the file", message: "The file is larger than 4 MB." }],
    more: 0,
  });
});

test("a look of a newer version says so", () => {
  expect(faultOf((look) => Object.assign(look, { version: LOOK_VERSION + 1 }))).toMatchObject({
    message: expect.stringContaining(
      "a newer version of Lacquer (look version 2; this studio reads versions up to 1)",
    ),
    text: '"version": 2,',
  });
});

test("a look of an older version goes through one step for each version", () => {
  const { name: title, ...rest } = LOOK;
  const old = { ...rest, title, version: -1 };
  const steps = {
    [-1]: ({ title: name, ...look }: Record<string, unknown>) => ({ ...look, name }),
    0: (look: Record<string, unknown>) => ({ ...look, words: "brought here" }),
  };
  expect(migrated(old, steps)).toMatchObject({ version: LOOK_VERSION, name: title });
  expect(readLook(JSON.stringify(old), steps)).toEqual({
    look: { ...LOOK, words: "brought here" },
  });
});

test("a version without a step is refused at its line", () => {
  expect(faultOf((look) => Object.assign(look, { version: 0 }))).toMatchObject({
    field: "version",
    text: '"version": 0,',
  });
});

test.each([
  ["Oxblood french", "oxblood-french.look.json"],
  ["  Été / 夏 !", "été-夏.look.json"],
  ["***", "look.look.json"],
])("the look “%s” is saved as %s", (name, file) => {
  expect(fileNameOf(name)).toBe(file);
});

test("the documentation's example is a look", async () => {
  const page = await readFile(
    path.resolve(import.meta.dirname, "../../../../../docs/looks.md"),
    "utf8",
  );
  const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  expect(readLook(example)).toMatchObject({ look: { name: "Ink and gold" } });
});
