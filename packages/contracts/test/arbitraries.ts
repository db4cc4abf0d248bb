import fc from "fast-check";
import {
  FINGERS,
  FINISHES,
  HANDS,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
  TEXTURES,
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
    texture: fc.constantFrom(...TEXTURES),
    patternType: fc.constantFrom(...PATTERNS),
    styleVibe: fc.constantFrom(...VIBES),
    baseColor: hex,
    accentColor: hex,
    light: fc.record(
      {
        angle: fc.double({ min: 0, max: 360, noNaN: true }),
        height: fc.double({ min: 0, max: 1, noNaN: true }),
      },
      { requiredKeys: ["angle"] },
    ),
    whiteBalance: fc.constantFrom(...WHITE_BALANCES),
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
