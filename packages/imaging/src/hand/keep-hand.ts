import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { changeRegionSvg } from "@lacquer/nails";
import sharp from "sharp";
import type { ImageBytes, MadeImage } from "../image-provider.ts";
import { type PictureMark, xmpOf } from "../marks/xmp.ts";
import { decodePhoto, type RawPicture } from "../renderer/pictures.ts";
import { align } from "./align.ts";
import { handChange } from "./hand-change.ts";

export interface HandToKeep {
  photo: ImageBytes;
  /** The image provider's result, in any size. */
  result: ImageBytes;
  nails: readonly NailGuide[];
  settings: DesignSettings;
  /** The designer's words. They may name a shape or length and so change the region. */
  prompt?: string;
  /** The mark for the file, or the mark's text if it has been written already; null for no mark. */
  mark: PictureMark | string | null;
  /**
   * The file type, "webp" if absent. JPEG is used for a large photo, because WebP would take seconds and halve the
   * resolution of the colours.
   */
  as?: "webp" | "jpeg";
}

export interface KeptHand {
  /** The photo with the result's nails in it, at the size of the upright photo. */
  image: MadeImage;
  /** The share of the hand that the image provider changed outside the nails, 0–100 %. */
  handChange: number;
}

/** Returns the change region in grey, one byte for each pixel. */
async function regionOf(
  { nails, settings, prompt = "" }: HandToKeep,
  size: { width: number; height: number },
): Promise<Uint8Array> {
  const svg = changeRegionSvg({ nails, settings, prompt }, size);
  return sharp(Buffer.from(svg)).removeAlpha().extractChannel(0).raw().toBuffer();
}

/** Returns the result where the region is white and the photo where it is black. */
function laidBack(photo: RawPicture, result: RawPicture, region: Uint8Array): Buffer {
  const laid = Buffer.from(photo.data);
  for (let pixel = 0; pixel < region.length; pixel++) {
    const share = region[pixel] ?? 0;
    if (share === 0) continue;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) {
      const [from, to] = [photo.data[i] ?? 0, result.data[i] ?? 0];
      laid[i] = from + Math.round(((to - from) * share) / 255);
    }
  }
  return laid;
}

/**
 * Puts the photo back over an image provider's result, so that only the nails and their immediate surroundings can
 * differ from the photo. Also measures how much of the hand the provider changed. Throws `photo_unreadable` when either
 * picture cannot be decoded.
 */
export async function keepHand(kept: HandToKeep): Promise<KeptHand> {
  const photo = await decodePhoto(kept.photo);
  const { width, height } = photo;
  const region = await regionOf(kept, photo);
  const result = await align(photo, await decodePhoto(kept.result), region);
  const file = sharp(laidBack(photo, result, region), { raw: { width, height, channels: 3 } });
  const { as = "webp", mark } = kept;
  if (as === "webp") file.webp({ quality: 92, effort: 2 });
  else file.jpeg({ quality: 94, chromaSubsampling: "4:4:4", optimiseCoding: false });
  if (mark !== null) file.withXmp(typeof mark === "string" ? mark : xmpOf(mark));
  const bytes = await file.toBuffer();
  return {
    image: { bytes, contentType: `image/${as}`, width, height },
    handChange: await handChange(photo, result, region, kept.nails),
  };
}
