import {
  form,
  profiledPng,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let guest: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  guest = await server.guest();
});
afterAll(() => server.close());

/** Uploads a picture and returns the colour in its middle, as the studio shows it. */
async function stored(bytes: Buffer, kind: string, thumbnail = false): Promise<number[]> {
  const upload = await guest.send<{ url: string }>(`/api/uploads?kind=${kind}`, {
    form: form(bytes),
  });
  expect(upload.status).toBe(201);
  const file = await guest.send(upload.body.url + (thumbnail ? "?w=320" : ""));
  const middle = { left: 8, top: 8, width: 1, height: 1 };
  return [...(await sharp(file.bytes).extract(middle).raw().toBuffer())];
}

/** Returns the largest difference of any channel from the right colour; Infinity if the number of channels differs. */
function off(seen: number[], right: readonly number[]): number {
  if (seen.length !== right.length) return Infinity;
  return Math.max(...seen.map((value, at) => Math.abs(value - (right[at] ?? 0))));
}

// The colour 200, 60, 80 in each profile, converted to sRGB.
const RIGHT = [
  ["none", [200, 60, 80]],
  ["srgb", [200, 60, 80]],
  ["displayP3", [217, 42, 77]],
  ["adobeRgb", [231, 57, 80]],
] as const;
const CASES = RIGHT.flatMap(([profile, right]) =>
  ([8, 16] as const).flatMap((bits) =>
    (["photo", "reference", "drawing"] as const).map(
      (kind) => [bits, profile, kind, right] as const,
    ),
  ),
);

test.each(CASES)(
  "a picture of %i bits with profile %s, sent as a %s, keeps its colours",
  async (bits, profile, kind, right) => {
    const opaque = await profiledPng([200, 60, 80], bits, profile);
    expect(
      off(await stored(opaque, kind), kind === "drawing" ? [...right, 255] : right),
    ).toBeLessThanOrEqual(3);
    expect(off((await stored(opaque, kind, true)).slice(0, 3), right)).toBeLessThanOrEqual(3);
    const half = await profiledPng([200, 60, 80, 128], bits, profile);
    const onWhite = right.map((value) => 255 + ((value - 255) * 128) / 255);
    expect(
      off(await stored(half, kind), kind === "drawing" ? [...right, 128] : onWhite),
    ).toBeLessThanOrEqual(3);
  },
);

test.each([8, 16] as const)(
  "a grey picture of %i bits keeps its tones, with and without a profile",
  async (bits) => {
    expect(
      off(await stored(await profiledPng([120], bits, "none"), "photo"), [120, 120, 120]),
    ).toBeLessThanOrEqual(3);
    // In a profile with a gamma of 1.8, the value 120 means a lighter grey than in sRGB.
    expect(
      off(await stored(await profiledPng([120], bits, "grey"), "photo"), [138, 138, 138]),
    ).toBeLessThanOrEqual(3);
    expect(
      off(
        await stored(await profiledPng([120, 255], bits, "grey"), "drawing"),
        [138, 138, 138, 255],
      ),
    ).toBeLessThanOrEqual(3);
  },
);
