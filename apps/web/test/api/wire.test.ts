import fc from "fast-check";
import superjson, { type SuperJSONResult } from "superjson";
import { expect, test } from "vitest";
import { wire } from "../../src/api/wire.ts";

/** What the server sends for a value: superjson's format, as text. */
const sent = (value: unknown) =>
  JSON.parse(JSON.stringify(superjson.serialize(value))) as { json: unknown };

/** Any answer: JSON with fields that are undefined, odd numbers, and names with dots and backslashes. */
const answers = fc.anything({
  key: fc.oneof(fc.stringMatching(/^[a-z.\\]{1,6}$/), fc.constantFrom("a.b", "a\\", "\\.")),
  withNullPrototype: false,
  values: [
    fc.constant(undefined),
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.double(),
    fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY),
  ],
});

test("every answer that superjson writes is read as it was", () => {
  fc.assert(
    fc.property(answers, (value) => {
      expect(wire.deserialize(sent(value))).toStrictEqual(value);
    }),
  );
});

test("a part that an answer contains twice is read twice", () => {
  const job = { id: "one", error: undefined };
  expect(wire.deserialize(sent({ first: job, list: [job] }))).toStrictEqual({
    first: job,
    list: [job],
  });
});

test("an answer that is more than JSON is refused", () => {
  expect(() => wire.deserialize(sent({ at: new Date(0) }))).toThrow("of the kind Date");
  expect(() => wire.deserialize(sent(new Set([1])))).toThrow("of the kind set");
});

test("an input is written so that superjson reads the same JSON", () => {
  const input = { limit: 40, ids: ["a.b", ""], filter: { finish: null } };
  expect(superjson.deserialize(wire.serialize(input) as SuperJSONResult)).toEqual(input);
});
