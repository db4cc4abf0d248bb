import fc from "fast-check";
import {
  CHARM_SHAPES,
  FINGERS,
  FINISHES,
  HAND_POSES,
  HANDS,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
  SKINS,
  STONE_CUTS,
  TEXTURES,
  TOPPERS,
  VIBES,
  WHITE_BALANCES,
} from "../src/vocabulary.ts";

const hex = fc
  .array(fc.constantFrom(..."0123456789abcdefABCDEF"), { minLength: 6, maxLength: 6 })
  .map((digits) => `#${digits.join("")}`);
export const settings = fc.record(
  {
    nailLength: fc.constantFrom(...NAIL_LENGTHS),
    nailShape: fc.constantFrom(...NAIL_SHAPES),
    finish: fc.constantFrom(...FINISHES),
    topper: fc.constantFrom(null, ...TOPPERS),
    texture: fc.constantFrom(...TEXTURES),
    patternType: fc.constantFrom(...PATTERNS),
    styleVibe: fc.constantFrom(...VIBES),
    baseColor: hex,
    accentColor: hex,
    hand: fc.record(
      { pose: fc.constantFrom(...HAND_POSES), skin: fc.constantFrom(...SKINS) },
      { requiredKeys: [] },
    ),
    light: fc.record(
      {
        angle: fc.double({ min: 0, max: 360, noNaN: true }),
        height: fc.double({ min: 0, max: 1, noNaN: true }),
      },
      { requiredKeys: ["angle"] },
    ),
    whiteBalance: fc.constantFrom(...WHITE_BALANCES),
    whitePoint: fc.constantFrom("#E6D0A0", "#c8c8c8"),
  },
  { requiredKeys: [] },
);
export const guide = fc.record(
  {
    finger: fc.constantFrom(...FINGERS),
    hand: fc.constantFrom(...HANDS),
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
    angle: fc.double({ min: -360, max: 360, noNaN: true }),
    width: fc.double({ min: 0.002, max: 1, noNaN: true }),
    length: fc.double({ min: 0.002, max: 1.5, noNaN: true }),
  },
  { requiredKeys: ["finger", "x", "y", "angle", "width", "length"] },
);

const place = {
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.double({ min: 0.02, max: 2, noNaN: true }),
  angle: fc.double({ min: -360, max: 360, noNaN: true }),
};
const colored = { ...place, mirrored: fc.boolean(), color: hex };
export const thing = fc.oneof(
  fc.record(
    {
      kind: fc.constant("stone" as const),
      ...colored,
      setting: hex,
      form: fc.constantFrom(...STONE_CUTS),
    },
    { requiredKeys: ["kind", "x", "y", "size", "angle"] },
  ),
  fc.record(
    { kind: fc.constant("charm" as const), ...colored, form: fc.constantFrom(...CHARM_SHAPES) },
    { requiredKeys: ["kind", "x", "y", "size", "angle"] },
  ),
  fc.record(
    { kind: fc.constantFrom("pearl" as const, "foil" as const), ...colored },
    { requiredKeys: ["kind", "x", "y", "size", "angle"] },
  ),
  fc.record({
    kind: fc.constant("decal" as const),
    ...place,
    mirrored: fc.boolean(),
    imageUrl: fc.uuid().map((id) => `/files/uploads/${id}`),
  }),
);
