import { DEFAULT_SETTINGS, type NailGuide } from "@lacquer/contracts";
import { changeRegionSvg, nailsMaskSvg } from "@lacquer/nails";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { keepHand } from "../../src/index.ts";

vi.setConfig({ testTimeout: 60_000 });

const MARK = {
  source: "compositeWithTrainedAlgorithmicMedia",
  title: "Oval, glossy",
  createdAt: new Date(0),
  aiSystem: "OpenAI gpt-image-2",
} as const;
const SIZE = { width: 480, height: 360 };
const NAILS: NailGuide[] = [
  { finger: "index", x: 0.3, y: 0.45, angle: -6, width: 0.1, length: 0.13 },
  { finger: "ring", x: 0.65, y: 0.5, angle: 8, width: 0.1, length: 0.13 },
];

interface Scene {
  skin?: string;
  polish?: string;
  /** The distance by which the whole scene is moved, in pixels. */
  shift?: readonly [number, number];
  ring?: boolean;
  size?: { width: number; height: number };
}

/** Draws two fingers with creases on a chequered cloth. The alignment needs the creases and the cloth. */
async function hand(scene: Scene = {}): Promise<Buffer> {
  const { skin = "#d9ae94", polish = "#f0c8be", shift = [0, 0], ring = false, size = SIZE } = scene;
  let cloth = "";
  for (let i = 0; i < 40; i++)
    cloth += `<rect x="${(i * 73) % 480}" y="${(i * 47) % 360}" width="22" height="16" fill="${i % 2 ? "#31465c" : "#4a627a"}"/>`;
  const finger = ({ x, y }: NailGuide): string => {
    const [cx, cy] = [x * SIZE.width, y * SIZE.height];
    let creases = "";
    for (const dy of [60, 68, 110, 118])
      creases += `<path d="M${cx - 26} ${cy + dy}q26 8 52 0" stroke="#8c6350" stroke-width="2" fill="none"/>`;
    return (
      `<rect x="${cx - 36}" y="${cy - 60}" width="72" height="400" rx="36" fill="${skin}"/>${creases}` +
      `<ellipse cx="${cx}" cy="${cy - 28}" rx="24" ry="32" fill="${polish}"/>`
    );
  };
  const jewel = ring ? `<rect x="100" y="250" width="90" height="26" fill="#d8b64a"/>` : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 480 360" preserveAspectRatio="none"><rect width="480" height="360" fill="#3d546b"/><g transform="translate(${shift[0]} ${shift[1]})">${cloth}${NAILS.map(finger).join("")}${jewel}</g></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().jpeg({ quality: 88 }).toBuffer();
}

async function meanAt(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  const part = await sharp(bytes).extract({ left, top, width: 8, height: 8 }).toBuffer();
  return (await sharp(part).stats()).channels.slice(0, 3).map(({ mean }) => mean);
}

function far(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, i) => Math.abs(value - (other[i] ?? 0))));
}

/** The middle of the first nail, and a point on the same finger outside the region that may change. */
const NAIL = [140, 128] as const;
const SKIN = [140, 290] as const;

const kept = (photo: Buffer, result: Buffer): ReturnType<typeof keepHand> =>
  keepHand({ photo, result, nails: NAILS, settings: DEFAULT_SETTINGS, mark: MARK });

describe("keepHand", () => {
  it("takes the nails from the result and everything else from the photo", async () => {
    const photo = await hand();
    const result = await hand({ polish: "#8a1030", skin: "#a06a50", ring: true });
    const { image, handChange } = await kept(photo, result);
    expect(image).toMatchObject({ contentType: "image/webp", ...SIZE });
    expect(far(await meanAt(image.bytes, ...NAIL), [138, 16, 48])).toBeLessThan(12);
    expect(far(await meanAt(image.bytes, ...SKIN), await meanAt(photo, ...SKIN))).toBeLessThan(6);
    expect(far(await meanAt(image.bytes, 140, 260), await meanAt(photo, 140, 260))).toBeLessThan(6);
    expect(handChange).toBeGreaterThan(60);
  });

  it("calls a recompressed hand unchanged, and tells a small change from a large one", async () => {
    const photo = await hand();
    const change = async (scene: Scene): Promise<number> =>
      (await kept(photo, await hand({ polish: "#8a1030", ...scene }))).handChange;
    const [none, ring, paler] = [
      await change({}),
      await change({ ring: true }),
      await change({ skin: "#f3d3c0" }),
    ];
    expect(none).toBeLessThan(1);
    expect(ring).toBeGreaterThan(2);
    expect(ring).toBeLessThan(40);
    expect(paler).toBeGreaterThan(ring + 15);
  });

  it("puts a result of another size, shifted by some pixels, back in its place", async () => {
    const photo = await hand();
    const moved = await hand({
      polish: "#8a1030",
      shift: [9, -6],
      size: { width: 960, height: 720 },
    });
    const { image, handChange } = await kept(photo, moved);
    expect(image).toMatchObject(SIZE);
    expect(handChange).toBeLessThan(12);
    // At this nail's lower edge, there is polish above the edge and skin below. In the result, the edge was 6 pixels
    // higher.
    expect(far(await meanAt(image.bytes, 140, 150), [138, 16, 48])).toBeLessThan(40);
  });

  it("refuses a file that is not a picture", async () => {
    const bad = Buffer.from("<svg/>");
    await expect(kept(bad, await hand())).rejects.toMatchObject({ code: "photo_unreadable" });
    await expect(kept(await hand(), bad)).rejects.toMatchObject({ code: "photo_unreadable" });
  });
});

describe("the masks", () => {
  const grey = async (svg: string): Promise<Uint8Array> =>
    sharp(Buffer.from(svg)).removeAlpha().extractChannel(0).raw().toBuffer();

  it("the region contains the whole nails, with a soft edge, and nothing of the rest", async () => {
    const design = { nails: NAILS, settings: DEFAULT_SETTINGS, prompt: "long stiletto" };
    const nails = await grey(nailsMaskSvg(design, SIZE));
    const region = await grey(changeRegionSvg(design, SIZE));
    expect(nails.filter((value) => value > 250).length).toBeGreaterThan(1500);
    const uncovered = nails.filter((value, i) => value > 200 && (region[i] ?? 0) <= 250);
    expect(uncovered).toHaveLength(0);
    const soft = region.filter((value) => value > 10 && value < 245).length;
    expect(soft).toBeGreaterThan(800);
    expect(region.filter((value) => value === 0).length).toBeGreaterThan(region.length * 0.7);
  });

  it("hold the part of a placed thing that extends beyond its nail, as far as the painter paints it", async () => {
    const size = { width: 400, height: 400 };
    const nail = { finger: "ring", x: 0.5, y: 0.7, angle: 0, width: 0.2, length: 0.3 } as const;
    const look = { ...DEFAULT_SETTINGS, nailShape: "square", nailLength: "medium" } as const;
    const masks = async (kind: "pearl" | "foil", width: number): Promise<number[]> => {
      const thing = { kind, x: 1, y: 0.5, size: width, angle: 0, mirrored: false };
      const nails = [{ ...nail, design: { placed: [thing] } }];
      const middle = nail.y * size.height - 0.5 * 1.92 * nail.width * size.width;
      // Returns the mask's value at `beyond` nail widths to the right of the nail's right side.
      const at = async (svg: string, beyond: number): Promise<number> => {
        const x = (nail.x + nail.width * (0.5 + beyond)) * size.width;
        return (await grey(svg))[Math.round(middle) * size.width + Math.round(x)] ?? 0;
      };
      const exact = nailsMaskSvg({ nails, settings: look }, size);
      const region = changeRegionSvg({ nails, settings: look }, size);
      return [await at(exact, 0.15), await at(exact, 0.25), await at(region, 0.3)];
    };
    const [inThing, beyondThing, around] = await masks("pearl", 0.6);
    expect([inThing, beyondThing, around]).toEqual([255, 0, 255]);
    // Foil lies in the gel, so it ends where the nail ends.
    const [inFoil, beyondFoil, aroundFoil] = await masks("foil", 0.6);
    expect([inFoil, beyondFoil]).toEqual([0, 0]);
    expect(aroundFoil).toBeLessThan(200);
  });

  it("the mask holds the natural nail where the new one is narrower", async () => {
    const narrow = { ...DEFAULT_SETTINGS, nailShape: "stiletto", nailLength: "short" } as const;
    const nails = await grey(nailsMaskSvg({ nails: NAILS, settings: narrow }, SIZE));
    // This point is beside the tip of the stiletto, where a corner of the natural nail is.
    const [x, y] = [0.3 * SIZE.width - 17, 0.45 * SIZE.height - 44];
    expect(nails[Math.round(y) * SIZE.width + Math.round(x)]).toBe(255);
  });
});
