import { expect, test } from "vitest";
import { NAIL_WEIGHTS } from "../src/network-weights.ts";
import { unpackNet } from "../src/network.ts";
import { CROP_SIZE } from "../src/photo-crop.ts";
import { openKernel } from "../src/wasm-kernel.ts";

test("the network gives the same result with WebAssembly and without", () => {
  expect(openKernel(64)).not.toBeNull();
  const planes = Float32Array.from(
    { length: 3 * CROP_SIZE * CROP_SIZE },
    (_, i) => Math.sin(i * 0.37) * Math.cos(i * 0.0011),
  );
  const fast = unpackNet(NAIL_WEIGHTS).look(planes);
  const plain = unpackNet(NAIL_WEIGHTS, "plain").look(planes);
  for (const map of ["nail", "outer"] as const) {
    const apart = fast[map].map((value, i) => Math.abs(value - (plain[map][i] ?? Infinity)));
    expect(Math.max(...apart)).toBeLessThan(1e-4);
    expect(new Set(fast[map]).size).toBeGreaterThan(100);
  }
});
