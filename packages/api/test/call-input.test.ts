import { LacquerError } from "@lacquer/contracts";
import superjson from "superjson";
import { expect, test } from "vitest";
import { readCallInput } from "../src/call-input.ts";

/** Returns a value as the server receives it, after it went through JSON. */
const arrived = (sent: unknown): unknown => JSON.parse(JSON.stringify(sent));

const shared = [{ x: 1 }];
test.each([
  ["no input", undefined],
  ["plain JSON", { prompt: "red", nails: [{ x: 0.5 }], none: null }],
  ["fields that are undefined", { tab: undefined, nails: [{ x: 1, name: undefined }] }],
  ["numbers that JSON cannot write", { x: -0, y: [Number.NaN, Infinity, -Infinity] }],
  ["names with dots and backslashes", { "a.b": { "c\\": undefined, "d\\.e": -0 } }],
  ["a part that is used twice", { one: shared, two: shared }],
])("what the studio sends is read as it was: %s", (_, input) => {
  expect(readCallInput(arrived(superjson.serialize(input)))).toStrictEqual(input);
});

const annotated = (json: unknown, values: unknown) => ({ json, meta: { v: 1, values } });
test.each([
  ["a list of a billion numbers", annotated(1e9, [["typed-array", "Float64Array"]])],
  ["a number of a million digits", annotated("9".repeat(1_000_000), ["bigint"])],
  ["a date", annotated({ at: "x" }, { at: ["Date"] })],
  ["a map", annotated({ ids: [["a", 1]] }, { ids: ["map"] })],
  ["a set", annotated({ ids: ["a"] }, { ids: ["set"] })],
  ["an address", annotated({ url: "https://example.test" }, { url: ["URL"] })],
  ["a pattern", annotated({ prompt: "/(a+)+$/" }, { prompt: ["regexp"] })],
  ["an error", annotated({ prompt: { message: "a\u0000b" } }, { prompt: ["Error"] })],
  ["a symbol", annotated("x", [["symbol", "x"]])],
  ["a class", annotated({}, [["class", "x"]])],
  ["a kind of its own", annotated({}, [["custom", "x"]])],
  ["a place that is not there", annotated({ ids: [] }, { "ids.4294967294": ["undefined"] })],
  ["the length of a list", annotated({ ids: [] }, { "ids.length": ["number"] })],
  ["a place inside a text", annotated({ prompt: "red" }, { "prompt.0": ["undefined"] })],
  ["the prototype's constructor", annotated({}, { "constructor.prototype": ["undefined"] })],
  ["the prototype", annotated({}, { "__proto__.x": ["undefined"] })],
  ["places that are no text", annotated({}, 5)],
  ["a hint that is no object", { json: {}, meta: 5 }],
  ["text", "x"],
  ["null", null],
  ["a list", []],
])("a request cannot make anything else of its input: %s", (_, sent) => {
  const refused = expect.objectContaining({ code: "invalid_input" });
  expect(() => readCallInput(arrived(sent))).toThrow(refused);
  expect(() => readCallInput(arrived(sent))).toThrow(LacquerError);
});

test("one part does not come to stand in a thousand places", () => {
  const meta = { v: 1, values: {}, referentialEqualities: { one: ["two", "three"] } };
  const json = { one: [1, 2, 3], two: null, three: null };
  expect(readCallInput(arrived({ json, meta }))).toStrictEqual(json);
});

test("nothing reaches a prototype", () => {
  const json = JSON.parse('{"__proto__": {"x": 1}, "a": null}') as unknown;
  readCallInput(annotated(json, { a: ["undefined"], "__proto__.x": ["undefined"] }));
  expect(Reflect.get({}, "x")).toBeUndefined();
});
