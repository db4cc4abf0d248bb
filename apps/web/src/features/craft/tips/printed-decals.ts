import type { TipLine } from "@lacquer/craft";
import { pictureBlob } from "../../outbox/index.ts";

/**
 * The most pixels that a printed decal needs for each mm; this is finer than a printer's own dots. A picture with fewer
 * pixels stays as it is.
 */
const DOTS_PER_MM = 600 / 25.4;

/** A decal's picture as PNG, with its proportions. */
export interface DecalPicture {
  bytes: ArrayBuffer;
  width: number;
  height: number;
}

/** A decal on one nail. `x` is measured from the nail's middle, `y` from its cuticle. All lengths are in mm. */
export interface PrintedDecal {
  url: string;
  picture: DecalPicture;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Degrees clockwise, with the free edge up. */
  angle: number;
  isMirrored: boolean;
}

/** Returns a decal's longest side in mm. The design states it in widths of the natural nail. */
const sizeOf = ({ flat }: TipLine, size: number): number => size * flat;

/** Returns the decals of a nail in their order. A film bends over the nail, so it keeps its width in mm. */
export const decalsOn = (
  line: TipLine,
  pictures: ReadonlyMap<string, DecalPicture>,
): PrintedDecal[] =>
  (line.guide.design?.placed ?? []).flatMap(({ imageUrl: url, x, y, size, angle, mirrored }) => {
    const picture = url === undefined ? undefined : pictures.get(url);
    if (url === undefined || !picture) return [];
    const scale = sizeOf(line, size) / Math.max(picture.width, picture.height);
    return {
      url,
      picture,
      x: (x - 0.5) * line.width,
      y: y * line.length,
      width: picture.width * scale,
      height: picture.height * scale,
      angle,
      isMirrored: mirrored === true,
    };
  });

/** Reads the pictures of all decals. Each picture is read once, with as many pixels as its largest print needs. */
export async function decalPictures(lines: readonly TipLine[]): Promise<Map<string, DecalPicture>> {
  const sizes = new Map<string, number>();
  for (const line of lines)
    for (const { imageUrl, size } of line.guide.design?.placed ?? [])
      if (imageUrl)
        sizes.set(imageUrl, Math.max(sizes.get(imageUrl) ?? 0, sizeOf(line, size) * DOTS_PER_MM));
  const pictures = new Map<string, DecalPicture>();
  for (const [url, side] of sizes) pictures.set(url, await readPicture(url, side));
  return pictures;
}

async function readPicture(url: string, side: number): Promise<DecalPicture> {
  const bitmap = await createImageBitmap(await pictureBlob(url));
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((one) =>
    Math.max(1, Math.round(one * scale)),
  ) as [number, number];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: "image/png" });
  return { bytes: await blob.arrayBuffer(), width, height };
}
