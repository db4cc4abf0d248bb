import { type DesignSettingsInput, designSettings, influenceWeights } from "@lacquer/contracts";
import { type NailTile, renderNails } from "@lacquer/nails";
import sharp from "sharp";
import { expect, it, vi } from "vitest";
import {
  createRasteriserChoice,
  librsvg,
  loadSkia,
  type Rasterise,
  skia,
} from "../../src/renderer/rasterise.ts";
import { flat, GUIDES } from "../requests.ts";

vi.setConfig({ testTimeout: 60_000 });

const GROUND = 200;

/** The tile over grey, as RGB. */
async function shown(rasterise: Rasterise, tile: NailTile): Promise<number[]> {
  const pixels = await rasterise(tile);
  const over = (i: number): number => {
    const alpha = (pixels[i - (i % 4) + 3] ?? 0) / 255;
    return (pixels[i] ?? 0) * alpha + GROUND * (1 - alpha);
  };
  return Array.from({ length: tile.width * tile.height * 4 }, (_, i) => i)
    .filter((i) => i % 4 !== 3)
    .map(over);
}

/** Whatever needs a way of its own through a rasteriser: masks, uses, groups, relief, and pictures. */
const DESIGNS: DesignSettingsInput[] = [
  { finish: "chrome", patternType: "ombre", styleVibe: "futuristic" },
  { finish: "metallic", patternType: "animal", texture: "velvet" },
  { finish: "glitter", patternType: "marble", texture: "crackle" },
  { finish: "jelly", patternType: "floral", texture: "3d-gel", nailShape: "edge" },
];

const library = await loadSkia().catch(() => null);

it.skipIf(!library)(
  "both rasterisers paint the same nails, including their references and drawings",
  async () => {
    const uri = (type: string, bytes: Uint8Array): string =>
      `data:image/${type};base64,${Buffer.from(bytes).toString("base64")}`;
    const reference = uri(
      "jpeg",
      await sharp(await flat("#3060c0"))
        .jpeg()
        .toBuffer(),
    );
    const strokes = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><path d="M0 90H320" stroke="#0a0" stroke-width="9"/></svg>`;
    const drawing = uri("png", await sharp(Buffer.from(strokes)).png().toBuffer());
    for (const settings of DESIGNS) {
      for (const pictures of [
        { references: [], weights: {} },
        { references: [reference], drawing, weights: { drawing: 30, designImage: 50 } },
      ]) {
        const [tile] = renderNails({
          photoWidth: 320,
          photoHeight: 240,
          nails: GUIDES.map((guide) => ({ guide })),
          settings: designSettings.parse(settings),
          prompt: "gems and foil",
          seed: "both",
          imageIndex: 0,
          ...pictures,
          weights: influenceWeights.parse(pictures.weights),
        });
        if (!tile) throw new Error("The nail lies outside the photo.");
        if (!library) throw new Error("Skia is not built for this machine.");
        const [one, other] = [
          await shown(skia(library, [tile]), tile),
          await shown(librsvg(), tile),
        ];
        const off = one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0);
        expect(off / one.length / 255).toBeLessThan(0.02);
      }
    }
  },
);

it("a Skia that cannot be loaded is reported once with its reason, and librsvg paints instead", async () => {
  const reason = new Error("no binary for this machine");
  const load = vi.fn<typeof loadSkia>(() => Promise.reject(reason));
  const onMissing = vi.fn<(reason: unknown) => void>();
  const choose = createRasteriserChoice(onMissing, load);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path d="M0 0h1v1H0z" fill="#f00"/></svg>';
  const tile = { svg, x: 0, y: 0, width: 1, height: 1 };
  for (const tiles of [[tile], [tile, tile]]) {
    const rasterise = await choose(tiles);
    expect([...(await rasterise(tile))]).toEqual([255, 0, 0, 255]);
  }
  expect(load).toHaveBeenCalledTimes(1);
  expect(onMissing.mock.calls).toEqual([[reason]]);
});
