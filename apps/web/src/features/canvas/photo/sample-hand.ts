import type { NailGuide } from "@lacquer/contracts";

/** A few short lines for the knuckles, which make the outline look like a hand. */
export const HAND_LINES =
  "M70 262q9 -5 18 -3M126 196q13 -6 27 -3M132 203q9 -3 16 -1M193 182q14 -6 29 -1M199 189q9 -3 17 0" +
  "M254 200q13 -5 26 1M259 207q8 -2 15 1M336 292q9 -2 16 6M150 322q6 -10 16 -12M206 312q8 -8 20 -6";

/** The sample look lies on these five nails. Their guides are fractions of the hand's box, like those of a photo. */
export const HAND_NAILS: NailGuide[] = [
  { finger: "little", x: 0.087, y: 0.449, angle: -8, width: 0.066, length: 0.08 },
  { finger: "ring", x: 0.257, y: 0.299, angle: -1, width: 0.08, length: 0.1 },
  { finger: "middle", x: 0.416, y: 0.238, angle: 0, width: 0.083, length: 0.106 },
  { finger: "index", x: 0.582, y: 0.304, angle: 4, width: 0.08, length: 0.1 },
  { finger: "thumb", x: 0.791, y: 0.591, angle: 31, width: 0.092, length: 0.106 },
];
