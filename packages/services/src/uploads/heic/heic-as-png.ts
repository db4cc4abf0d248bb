import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { heics } from "../../limits/gates.ts";
import { decodeHeic } from "./decode-heic.ts";

/** The length of the PNG signature (eight bytes) and of the header chunk (length, type, 13 bytes and checksum). */
const HEADER_END = 33;

/**
 * Converts a HEIC to a PNG with its profile, which can then be decoded like any other upload. The PNG has at most a
 * third more pixels than a stored photo. Waits until `who` has a turn at the gate. Throws upload_too_many_pixels,
 * upload_took_too_long, upload_not_an_image, or what the gate throws when too many are waiting.
 */
export function heicAsPng(bytes: Uint8Array, who: string): Promise<Buffer> {
  return heics.run(who, () => convert(bytes));
}

async function convert(bytes: Uint8Array): Promise<Buffer> {
  const { data, width, height, channels, profile } = await decodeHeic(bytes);
  const png = await sharp(data, { raw: { width, height, channels } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  if (profile === null) return png;
  return withProfile(png, profile === "p3" ? await displayP3() : profile);
}

function withProfile(png: Buffer, profile: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from("iCCPprofile\0\0", "latin1"), deflateSync(profile)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)]);
}

/** Returns the Display P3 profile. libvips contains it, but hands it out only inside a picture. */
async function displayP3(): Promise<Uint8Array> {
  const plain = sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } });
  const { icc } = await sharp(await plain.withIccProfile("p3").png().toBuffer()).metadata();
  if (!icc) throw new Error("libvips has no Display P3 profile");
  return icc;
}
