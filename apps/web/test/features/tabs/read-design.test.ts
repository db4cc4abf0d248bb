import {
  DEFAULT_WEIGHTS,
  designSettings,
  FINGERS,
  FINISHES,
  influenceWeights,
  nailGuide,
  NAIL_SHAPES,
} from "@lacquer/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readNail, readSettings } from "../../../src/features/tabs/read-design.ts";

const odd = fc.constantFrom(null, 7, "", "nonsense", [], {}, "#12345", Number.NaN);
const rarelyOdd = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: odd });
const picture = fc.constantFrom(
  null,
  "data:image/png;base64,AA",
  "https://elsewhere.example/x.png",
  "kept:1",
);

const settings = fc.record(
  {
    nailShape: rarelyOdd(fc.constantFrom(...NAIL_SHAPES)),
    finish: rarelyOdd(fc.constantFrom(...FINISHES)),
    baseColor: rarelyOdd(fc.constantFrom("#FF00aa", "#000000", "red")),
    whiteBalance: rarelyOdd(fc.constantFrom("photo", "auto")),
    light: rarelyOdd(
      fc.record(
        {
          angle: rarelyOdd(fc.constantFrom(0, 360, 361)),
          height: rarelyOdd(fc.constantFrom(0, 1, -0.1)),
        },
        { requiredKeys: [] },
      ),
    ),
    unknown: fc.constant(1),
  },
  { requiredKeys: [] },
);

const nail = fc.record(
  {
    finger: rarelyOdd(fc.constantFrom(...FINGERS)),
    hand: rarelyOdd(fc.constantFrom("left", "right")),
    x: rarelyOdd(fc.constantFrom(0, 0.5, 1, 1.01)),
    y: rarelyOdd(fc.constantFrom(0, 0.5, 1, -0.01)),
    angle: rarelyOdd(fc.constantFrom(-360, 0, 360)),
    width: rarelyOdd(fc.constantFrom(0.002, 0.1, 1)),
    length: rarelyOdd(fc.constantFrom(0.002, 0.1, 1.5)),
    design: rarelyOdd(
      fc.record(
        { settings, drawingImageUrl: picture, referenceImageUrl: picture },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ["finger", "x", "y", "angle", "width", "length"] },
);

test("settings are read as the server reads them", () => {
  fc.assert(
    fc.property(rarelyOdd(settings), (kept) => {
      expect(readSettings(kept)).toEqual(designSettings.safeParse(kept).data ?? null);
    }),
    { numRuns: 2_000 },
  );
});

test("nails are read as the server reads them", () => {
  fc.assert(
    fc.property(rarelyOdd(nail), (kept) => {
      expect(readNail(kept)).toEqual(nailGuide.safeParse(kept).data ?? null);
    }),
    { numRuns: 2_000 },
  );
});

test("the weights that a design begins with are those that the server fills in", () => {
  expect(influenceWeights.parse({})).toEqual(DEFAULT_WEIGHTS);
});
