import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import {
  balanced,
  balanceFor,
  DISPLAY_LIGHT,
  displayGuides,
  displayScene,
  estimateLight,
  handOf,
  type Light,
  readPhoto,
  readPrompt,
  rebalance,
} from "@lacquer/nails";
import sharp from "sharp";
import type { ImageRequest } from "../image-provider.ts";
import { handPicture } from "./hand-picture.ts";
import { decodePhoto, type RawPicture } from "./pictures.ts";

/** The background on which the nails are painted. */
export interface Ground {
  picture: RawPicture;
  guides: NailGuide[];
  light: Light;
}

async function laidOver(under: RawPicture, scene: string): Promise<RawPicture> {
  const { data, info } = await sharp(under.data, {
    raw: { width: under.width, height: under.height, channels: under.channels },
  })
    .composite([{ input: Buffer.from(scene) }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** Returns the photo out of focus. To save time, the photo is reduced, blurred, and enlarged again. */
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

/** Returns the kind of background for a design's nails. */
export function groundOf(request: ImageRequest<unknown>): "photo" | "photo-display" | "hand" {
  if (request.photo === null) return "hand";
  return request.nails.length > 0 ? "photo" : "photo-display";
}

/**
 * Returns the rendered hand as background. On this hand, a request's guides only choose which fingers are painted.
 * Their positions are not used.
 */
async function handGround({ settings, nails }: ImageRequest): Promise<Ground> {
  const hand = handOf(settings.hand);
  const asked = nails.map(({ guide }) => guide);
  const chosen = asked.flatMap(({ finger, design }) =>
    hand.guides.flatMap((own, i) =>
      own.finger === finger
        ? { guide: design ? { ...own, design } : own, around: hand.light.nails?.[i] }
        : [],
    ),
  );
  const picture = await decodePhoto(await handPicture(hand));
  if (chosen.length === 0) return { picture, guides: hand.guides, light: hand.light };
  // The light has one entry per guide in the same order, so the entries of the chosen fingers are selected as well.
  const surroundings = chosen.flatMap(({ around }) => around ?? []);
  return {
    picture,
    guides: chosen.map(({ guide }) => guide),
    light: { ...hand.light, nails: surroundings },
  };
}

/** Returns the photo and its light. If the design asks for it, the photo's colour cast is removed first. */
function onPhoto(photo: RawPicture, guides: NailGuide[], settings: DesignSettings): Ground {
  const reading = readPhoto(photo);
  const balance = balanceFor(reading, settings);
  if (!balance) return { picture: photo, guides, light: estimateLight(reading, guides) };
  rebalance(photo, balance);
  return { picture: photo, guides, light: estimateLight(balanced(reading, balance), guides) };
}

/**
 * Returns the photo with its guides. Without guides, returns a salon display over the blurred photo. Without a photo,
 * returns a rendered hand. Throws `photo_unreadable`.
 */
export async function prepareGround(request: ImageRequest): Promise<Ground> {
  if (!request.photo) return handGround(request);
  const guides = request.nails.map(({ guide }) => guide);
  const photo = await decodePhoto(request.photo);
  if (guides.length > 0) return onPhoto(photo, guides, request.settings);
  const { baseColor, accentColor } = {
    ...request.settings,
    ...readPrompt(request.prompt).settings,
  };
  const size = { width: photo.width, height: photo.height };
  const scene = displayScene({ base: baseColor, accent: accentColor }, size);
  return {
    picture: await laidOver(await outOfFocus(photo), scene),
    guides: displayGuides(size),
    light: DISPLAY_LIGHT,
  };
}
