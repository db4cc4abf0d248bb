import type { NailGuide } from "@lacquer/contracts";
import {
  balanced,
  balanceOf,
  CARD_INSET,
  DISPLAY_LIGHT,
  DISPLAY_SIZE,
  displayGuides,
  displayScene,
  estimateLight,
  type Light,
  readPhoto,
  readPrompt,
  rebalance,
} from "@lacquer/nails";
import sharp from "sharp";
import type { ImageRequest } from "../image-provider.ts";
import { decodePhoto, type RawPicture } from "./pictures.ts";

/** What the nails are painted on. */
export interface Ground {
  picture: RawPicture;
  guides: NailGuide[];
  light: Light;
}

async function flattened(scene: string, under: RawPicture | null): Promise<RawPicture> {
  const picture = under
    ? sharp(under.data, {
        raw: { width: under.width, height: under.height, channels: under.channels },
      }).composite([{ input: Buffer.from(scene) }])
    : sharp(Buffer.from(scene));
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** The photo out of focus: blurred at a small size, where that is cheap, and enlarged again. */
async function outOfFocus(photo: RawPicture): Promise<RawPicture> {
  const { data, width, height, channels } = photo;
  const small = await sharp(data, { raw: { width, height, channels } })
    .resize(160, 160, { fit: "inside" })
    .blur(3.2)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const large = await sharp(small.data, {
    raw: { width: small.info.width, height: small.info.height, channels: small.info.channels },
  })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: large.data, width, height, channels: large.info.channels === 4 ? 4 : 3 };
}

/** The background on which a design's nails are painted. */
export function groundOf(request: ImageRequest<unknown>): "photo" | "photo-display" | "display" {
  if (request.photo === null) return "display";
  return request.nails.length > 0 ? "photo" : "photo-display";
}

/** The photo and its light, on demand without the light's cast. */
function onPhoto(photo: RawPicture, guides: NailGuide[], isBalanced: boolean): Ground {
  const reading = readPhoto(photo);
  const balance = isBalanced ? balanceOf(reading) : null;
  if (!balance) return { picture: photo, guides, light: estimateLight(reading, guides) };
  rebalance(photo, balance);
  return { picture: photo, guides, light: estimateLight(balanced(reading, balance), guides) };
}

/**
 * The photo with its guides; without guides, a salon display over the blurred photo; without a photo, one on linen.
 * Throws `photo_unreadable`.
 */
export async function prepareGround(request: ImageRequest): Promise<Ground> {
  const guides = request.nails.map(({ guide }) => guide);
  const photo = request.photo ? await decodePhoto(request.photo) : null;
  if (photo && groundOf(request) === "photo")
    return onPhoto(photo, guides, request.settings.whiteBalance === "auto");
  const { baseColor, accentColor } = {
    ...request.settings,
    ...readPrompt(request.prompt).settings,
  };
  const colors = { base: baseColor, accent: accentColor };
  if (photo) {
    const size = { width: photo.width, height: photo.height };
    return {
      picture: await flattened(displayScene(colors, size, "photo"), await outOfFocus(photo)),
      guides: displayGuides(size, CARD_INSET.photo),
      light: DISPLAY_LIGHT,
    };
  }
  return {
    picture: await flattened(displayScene(colors, DISPLAY_SIZE, "linen"), null),
    guides: guides.length > 0 ? guides : displayGuides(),
    light: DISPLAY_LIGHT,
  };
}
