import sharp, { type Sharp, type SharpOptions } from "sharp";

/**
 * Opens a picture upright and in sRGB. If the picture has more than 8 bits and a profile, libvips would by default
 * convert it to Display P3 and leave it there, and would ignore a grey profile. When told to work in 8 bits, libvips
 * applies the profile first.
 */
export async function openPicture(bytes: Uint8Array, options: SharpOptions = {}): Promise<Sharp> {
  const { depth, hasProfile, channels } = await sharp(bytes, options).metadata();
  const picture = sharp(bytes, options);
  if (depth !== "uchar" && hasProfile) picture.pipelineColourspace(channels < 3 ? "b-w" : "srgb");
  return picture.autoOrient().toColourspace("srgb");
}
