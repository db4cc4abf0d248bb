import fc from "fast-check";
import { expect, test } from "vitest";
import { reviveLayers, reviveStrokes } from "../../../src/features/tabs/revive-strokes.ts";
import { asKept } from "../../../src/features/tabs/index.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = fc.double({ min: -2, max: 3, noNaN: true });
const old = fc.record({
  id: fc.string(),
  color: fc.constantFrom("#FFFFFF", "#12AB9F", "red"),
  size: share,
  points: fc.array(fc.tuple(place, place, share), { maxLength: 5 }),
  erase: fc.boolean(),
});
const added = fc.record(
  {
    brush: fc.constantFrom("striper", "dots", "sponge"),
    opacity: fc.double({ min: 0, max: 0.99, noNaN: true }),
    layer: fc.string({ maxLength: 64 }),
    inside: fc.constant(true),
  },
  { requiredKeys: [] },
);
const damage = fc.constantFrom(null, 7, "oil", {}, [], -1, "x".repeat(65));
const layer = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 64 }),
    name: fc.string({ maxLength: 40 }),
    at: fc.oneof(fc.constant(null), fc.tuple(place, place)),
    opacity: fc.double({ min: 0, max: 0.99, noNaN: true }),
    hidden: fc.constant(true),
  },
  { requiredKeys: ["id", "name", "at"] },
);

test("strokes of an older version open unchanged", () => {
  fc.assert(
    fc.property(fc.array(old), (strokes) => {
      expect(reviveStrokes(JSON.parse(JSON.stringify(strokes)))).toEqual(asJson(strokes));
    }),
  );
});

test("strokes with brush, opacity, layer and edge come back as they were kept", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(old, added)), (pairs) => {
      const strokes = asKept(pairs.map(([stroke, more]) => ({ ...stroke, ...more })));
      expect(reviveStrokes(strokes)).toEqual(strokes);
    }),
  );
});

test("a damaged field of a stroke is dropped alone", () => {
  fc.assert(
    fc.property(
      old,
      fc.constantFrom("brush", "opacity", "inside", "layer"),
      damage,
      (stroke, field, odd) => {
        const [revived] = reviveStrokes([{ ...asJson(stroke), [field]: odd }]);
        expect(revived).toMatchObject(asJson(stroke));
      },
    ),
  );
});

test("layers come back as they were kept, each id once", () => {
  fc.assert(
    fc.property(fc.uniqueArray(layer, { selector: ({ id }) => id, maxLength: 60 }), (layers) => {
      const kept = asKept(layers);
      expect(reviveLayers(kept)).toEqual(kept);
      expect(reviveLayers([...kept, ...kept])).toEqual(kept);
    }),
  );
  expect(reviveLayers([null, { id: "", name: "a" }, { id: "a" }, 3])).toEqual([]);
});

/** Returns the value as JSON stores it, which has no −0. */
function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
