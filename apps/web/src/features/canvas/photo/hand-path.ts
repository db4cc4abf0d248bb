import type { NailGuide } from "@lacquer/contracts";

/**
 * The drawn hand's box, with room at both sides for the longest nails. Its guides are fractions of it, like those of
 * a photo.
 */
export const HAND_BOX = { left: 40, width: 400, height: 440 };

/** The back of a relaxed left hand, from the wrist round the fingers and back to the wrist. */
export const HAND_PATH =
  "M122 440C121 404 98 380 86 344C74 308 62 250 57 196C54 160 92 150 98 186C103 214 108 240 113 262" +
  "C115 270 121 269 121 260C119 214 117 168 118 122C119 84 166 82 168 120C170 164 173 208 177 250" +
  "C178 258 185 258 185 250C183 198 181 146 182 94C183 56 231 56 231 94C231 146 230 200 230 252" +
  "C230 260 238 260 239 252C242 208 245 164 248 120C251 84 297 88 295 126C292 176 287 230 285 280" +
  "C285 292 293 296 301 286C313 270 324 252 335 234C353 206 389 226 376 260C360 302 338 334 316 360" +
  "C296 386 288 412 286 440";

/** A few short lines for the knuckles, which make the outline look like a hand. */
export const HAND_LINES =
  "M70 262q9 -5 18 -3M126 196q13 -6 27 -3M132 203q9 -3 16 -1M193 182q14 -6 29 -1M199 189q9 -3 17 0" +
  "M254 200q13 -5 26 1M259 207q8 -2 15 1M336 292q9 -2 16 6M150 322q6 -10 16 -12M206 312q8 -8 20 -6";

/** The sample look lies on these five nails. */
export const HAND_NAILS: NailGuide[] = [
  { finger: "little", x: 0.087, y: 0.449, angle: -8, width: 0.066, length: 0.08 },
  { finger: "ring", x: 0.257, y: 0.299, angle: -1, width: 0.08, length: 0.1 },
  { finger: "middle", x: 0.416, y: 0.238, angle: 0, width: 0.083, length: 0.106 },
  { finger: "index", x: 0.582, y: 0.304, angle: 4, width: 0.08, length: 0.1 },
  { finger: "thumb", x: 0.791, y: 0.591, angle: 31, width: 0.092, length: 0.106 },
];
