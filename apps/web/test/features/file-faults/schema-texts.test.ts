import { bottleFields, lookFile, placedThings, THING_KINDS } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { schemaText } from "../../../src/features/file-faults/schema-texts.ts";

const said = (
  schema: typeof placedThings | typeof bottleFields | typeof lookFile,
  value: unknown,
) => schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

const thing = { x: 0.5, y: 0.5, size: 0.2, angle: 0 };

test.each([
  ["a nameless bottle", said(bottleFields, { name: "", color: "#000000" })],
  ["a colour that is none", said(bottleFields, { name: "Ink", color: "black" })],
  ["a decal without a picture", said(placedThings, [{ ...thing, kind: "decal" }])],
  [
    "a form that its kind does not have",
    THING_KINDS.filter((kind) => kind !== "decal").flatMap((kind) =>
      said(placedThings, [{ ...thing, kind, form: kind === "stone" ? "star" : "round" }]),
    ),
  ],
  [
    "too many things",
    said(
      placedThings,
      Array.from({ length: 200 }, () => ({ ...thing, kind: "pearl" })),
    ),
  ],
  [
    "a picture that is none",
    said(lookFile, { picture: "no" }).filter((one) => /picture/.test(one)),
  ],
])("the schemas' own sentences are known: %s", (_, sentences) => {
  expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.filter((sentence) => schemaText(sentence) !== sentence)).toEqual([]);
});
