import { bottleFields, BOTTLES_MAX } from "@lacquer/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readBottles, writeBottles } from "../../src/index.ts";

test("a table from a spreadsheet is read, with any usual separator and heading", () => {
  const rose = { name: "Rosewood", maker: "House", code: "12", finish: "chrome", color: "#8A3B52" };
  for (const text of [
    "Name,Brand,Code,Finish,Hex\nRosewood,House,12,Chrome,8a3b52\n",
    "Shade;Maker;Number;Finish;Colour\r\nRosewood;House;12;chrome;#8A3B52\r\n",
    "hex\tname\tmaker\tno.\tfinish\tnotes\n#8A3B52\tRosewood\tHouse\t12\tchrome\told\n\n",
    '\uFEFFname,maker,code,finish,color\n"Rosewood","House","12","chrome","#8a3b52"',
  ])
    expect(readBottles(text)).toEqual({ bottles: [{ ...rose, colorOrigin: "file" }] });
});

test("JSON is read as a list, alone or under its name", () => {
  const list = [{ name: "Rosewood", color: "#8a3b52" }];
  const expected = {
    bottles: [
      {
        name: "Rosewood",
        maker: "",
        code: "",
        finish: null,
        color: "#8A3B52",
        colorOrigin: "file",
      },
    ],
  };
  expect(readBottles(JSON.stringify(list))).toEqual(expected);
  expect(readBottles(JSON.stringify({ bottles: list }))).toEqual(expected);
});

test.each([
  ["an empty file", "", 1, { problem: "no-column", column: "name" }],
  ["no colours", "name,maker\nRosewood,House\n", 1, { problem: "no-column", column: "color" }],
  [
    "a colour that is none",
    "name,color\nRosewood,#8A3B52\nInk,black\n",
    3,
    { problem: "value", at: "color", says: "A colour is written like #B3202F." },
  ],
  [
    "a nameless bottle",
    "name,color\n,#8A3B52\n",
    2,
    { problem: "value", at: "name", says: "Give the bottle a name." },
  ],
  [
    "an unknown finish",
    "name,color,finish\nInk,#000000,wet\n",
    2,
    { problem: "value", at: "finish", wrong: "choice" },
  ],
  [
    "an open quotation mark",
    'name,color\nInk,#000000\n"Rose,#8A3B52\n',
    3,
    { problem: "open-quote" },
  ],
  ["only headings", "name,color\n", 1, { problem: "no-bottle" }],
  ["broken JSON", '[\n{"name":"Ink",}\n]', 2, { problem: "json" }],
  [
    "a wrong value in JSON",
    '[\n{"name":"Ink",\n"color":"black"}\n]',
    3,
    { problem: "value", at: "color", says: "A colour is written like #B3202F." },
  ],
  ["no list", '{\n"bottles":7}', 2, { problem: "no-list" }],
  [
    "too many",
    `name,color\n${"Ink,#000000\n".repeat(BOTTLES_MAX + 1)}`,
    1,
    { problem: "too-many-bottles", most: BOTTLES_MAX },
  ],
  ["a huge file", `name,color\n${"Ink,#000000\n".repeat(100_000)}`, 1, { problem: "too-large" }],
])("%s is refused with its line", (_name, text, line, problem) => {
  expect(readBottles(text)).toMatchObject({
    faults: expect.arrayContaining([expect.objectContaining({ line, ...problem })]) as unknown,
  });
});

const text = (most: number) => fc.string({ maxLength: most }).map((one) => one.trim());
const bottles = fc.array(
  fc
    .record({
      name: fc.string({ minLength: 1, maxLength: 80 }).filter((name) => name.trim() !== ""),
      maker: text(60),
      code: text(40),
      finish: fc.constantFrom("chrome", "matte", null),
      color: fc.constantFrom("#8A3B52", "#000000"),
    })
    .map((one) => bottleFields.parse({ ...one, colorOrigin: "file" })),
  { minLength: 1, maxLength: 20 },
);

test("whatever is written is read back, and no spreadsheet would run it", () => {
  fc.assert(
    fc.property(bottles, (some) => {
      const written = writeBottles(some);
      expect(readBottles(written)).toEqual({ bottles: some });
    }),
  );
  expect(writeBottles([bottleFields.parse({ name: "=1+1", color: "#000000" })])).toContain("'=1+1");
});
