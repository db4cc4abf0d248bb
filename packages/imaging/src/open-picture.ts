import sharp, { type Sharp, type SharpOptions } from "sharp";

/**
 * An upright picture in sRGB. For a picture with more than 8 bits and a profile, libvips would work in Display P3 and
 * stay there, and it would ignore a grey profile. When told to work in 8 bits, it applies the profile first.
 */
export async function openPicture(bytes: Uint8Array, options: SharpOptions = {}): Promise<Sharp> {
  const { depth, hasProfile, channels } = await sharp(bytes, options).metadata();
  const picture = sharp(bytes, options);
  if (depth !== "uchar" && hasProfile) picture.pipelineColourspace(channels < 3 ? "b-w" : "srgb");
  return picture.autoOrient().toColourspace("srgb");
}
