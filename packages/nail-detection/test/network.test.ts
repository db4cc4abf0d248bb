import { expect, test } from "vitest";
import { JUDGE_WEIGHTS } from "../src/judge-weights.ts";
import { NAIL_WEIGHTS } from "../src/network-weights.ts";
import { unpackNet } from "../src/nail-net.ts";
import { CROP_SIZE, preparePhoto } from "../src/photo-crop.ts";
import { openKernel } from "../src/wasm-kernel.ts";
import { drawFinger } from "./finger-photo.ts";

const SKIN_AND_NAIL = { skin: [206, 160, 136], nail: [168, 26, 40] } as const;
const WEIGHTS = { map: NAIL_WEIGHTS, judge: JUDGE_WEIGHTS };

test("the networks give the same result with WebAssembly and without", () => {
  expect(openKernel(64)).not.toBeNull();
  const planes = Float32Array.from(
    { length: 3 * CROP_SIZE * CROP_SIZE },
    (_, i) => Math.sin(i * 0.37) * Math.cos(i * 0.0011),
  );
  const fast = unpackNet(WEIGHTS).look(planes);
  const plain = unpackNet(WEIGHTS, "plain").look(planes);
  for (const map of ["nail", "outer"] as const) {
    const apart = fast[map].map((value, i) => Math.abs(value - (plain[map][i] ?? Infinity)));
    expect(Math.max(...apart)).toBeLessThan(1e-4);
    expect(new Set(fast[map]).size).toBeGreaterThan(100);
  }

  const photo = preparePhoto(drawFinger({ ...SKIN_AND_NAIL, angle: 20 }).pixels);
  const place = { x: 0.5, y: 0.55, angle: 20, width: 0.12, length: 0.16 };
  const [fastSays, plainSays] = [
    unpackNet(WEIGHTS).judge(photo, place),
    unpackNet(WEIGHTS, "plain").judge(photo, place),
  ];
  for (const what of ["nail", "upright", "overlap"] as const) {
    expect(Math.abs(fastSays[what] - plainSays[what])).toBeLessThan(1e-3);
  }
});
