import {
  CHARM_SHAPES,
  DEFAULT_WEIGHTS,
  designSettings,
  FINGERS,
  FINISHES,
  HAND_POSES,
  influenceWeights,
  nailGuide,
  placedThing,
  NAIL_SHAPES,
  SKINS,
  STONE_CUTS,
  THING_KINDS,
  TOPPERS,
} from "@lacquer/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readNail, readSettings, readThing } from "../../../src/features/tabs/read-design.ts";

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
    topper: rarelyOdd(fc.constantFrom(...TOPPERS, "chrome")),
    baseColor: rarelyOdd(fc.constantFrom("#FF00aa", "#000000", "red")),
    hand: rarelyOdd(
      fc.record(
        {
          pose: rarelyOdd(fc.constantFrom(...HAND_POSES)),
          skin: rarelyOdd(fc.constantFrom(...SKINS)),
        },
        { requiredKeys: [] },
      ),
    ),
    whiteBalance: rarelyOdd(fc.constantFrom("photo", "auto")),
    whitePoint: rarelyOdd(fc.constantFrom("#E6D0A0", "#c8c8c8")),
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

const thing = fc.record(
  {
    kind: rarelyOdd(fc.constantFrom(...THING_KINDS)),
    x: rarelyOdd(fc.constantFrom(0, 1)),
    y: rarelyOdd(fc.constantFrom(0, 1)),
    size: rarelyOdd(fc.constantFrom(0.02, 2)),
    angle: rarelyOdd(fc.constantFrom(-360, 360)),
    mirrored: rarelyOdd(fc.boolean()),
    color: rarelyOdd(fc.constant("#FF00aa")),
    setting: rarelyOdd(fc.constant("#FF00aa")),
    form: rarelyOdd(fc.constantFrom(...STONE_CUTS, ...CHARM_SHAPES)),
    imageUrl: rarelyOdd(fc.constantFrom("/files/uploads/x", "kept:1")),
    unknown: fc.constant(1),
  },
  { requiredKeys: ["kind", "x", "y", "size", "angle"] },
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
        {
          settings,
          drawingImageUrl: picture,
          referenceImageUrl: picture,
          placed: rarelyOdd(fc.array(thing, { maxLength: 2 })),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ["finger", "x", "y", "angle", "width", "length"] },
);

test("the browser reads settings as the server does", () => {
  fc.assert(
    fc.property(rarelyOdd(settings), (kept) => {
      expect(readSettings(kept)).toEqual(designSettings.safeParse(kept).data ?? null);
    }),
    { numRuns: 2_000 },
  );
});

test("the browser reads nails as the server does", () => {
  fc.assert(
    fc.property(rarelyOdd(nail), (kept) => {
      expect(readNail(kept)).toEqual(nailGuide.safeParse(kept).data ?? null);
    }),
    { numRuns: 2_000 },
  );
});

test("the browser reads things as the server does", () => {
  fc.assert(
    fc.property(rarelyOdd(thing), (kept) => {
      expect(readThing(kept)).toEqual(placedThing.safeParse(kept).data ?? null);
    }),
    { numRuns: 5_000 },
  );
  const stone = { kind: "stone", x: 0.5, y: 0.5, size: 0.2, angle: 0 };
  const guide = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 };
  const wearing = (count: number) => ({
    ...guide,
    design: { placed: Array.from({ length: count }, () => stone) },
  });
  expect([readNail(wearing(60)), readNail(wearing(61))]).toEqual([wearing(60), null]);
});

test("a new design begins with the weights that the server fills in", () => {
  expect(influenceWeights.parse({})).toEqual(DEFAULT_WEIGHTS);
});
