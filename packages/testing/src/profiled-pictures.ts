import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

const SIDE = 16;
const XYZ_D50 = [0.9642, 1, 0.8249];
const GAMMA = 563 / 256;
/** PNG's colour types, indexed by the number of channels. */
const COLOUR_TYPES = [0, 0, 4, 2, 6];

const ascii = (text: string): Buffer => Buffer.from(text, "latin1");
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
};
const point = (xyz: number[]): Buffer => Buffer.concat([ascii("XYZ \0\0\0\0"), ...xyz.map(fixed)]);

function curve(gamma: number): Buffer {
  const bytes = Buffer.concat([ascii("curv\0\0\0\0"), uint32(1), Buffer.alloc(4)]);
  bytes.writeUInt16BE(Math.round(gamma * 256), 12);
  return bytes;
}

/** Returns a small ICC profile of a screen, version 2.1. */
function profile(space: "RGB " | "GRAY", own: Record<string, Buffer>): Buffer {
  const name = Buffer.concat([ascii("desc\0\0\0\0"), uint32(2), ascii("x\0"), Buffer.alloc(80)]);
  const tags = {
    desc: name,
    cprt: ascii("text\0\0\0\0none\0\0\0\0"),
    wtpt: point(XYZ_D50),
    ...own,
  };
  const entries = Object.entries(tags);
  const header = Buffer.alloc(132);
  header.writeUInt32BE(0x02100000, 8);
  ascii(`mntr${space}XYZ `).copy(header, 12);
  ascii("acsp").copy(header, 36);
  Buffer.concat(XYZ_D50.map(fixed)).copy(header, 68);
  header.writeUInt32BE(entries.length, 128);
  let at = header.length + 12 * entries.length;
  const table = entries.map(([tag, data]) => {
    const entry = Buffer.concat([ascii(tag), uint32(at), uint32(data.length)]);
    at += data.length;
    return entry;
  });
  header.writeUInt32BE(at);
  return Buffer.concat([header, ...table, ...entries.map(([, data]) => data)]);
}

const adobeRgb = (): Buffer =>
  profile("RGB ", {
    rXYZ: point([0.60974, 0.31111, 0.01947]),
    gXYZ: point([0.20528, 0.62567, 0.06087]),
    bXYZ: point([0.14919, 0.06322, 0.74457]),
    rTRC: curve(GAMMA),
    gTRC: curve(GAMMA),
    bTRC: curve(GAMMA),
  });

/** Returns a profile that libvips contains. libvips embeds such a profile only in a picture, so it is read from one. */
async function builtIn(name: "srgb" | "p3"): Promise<Buffer> {
  const plain = sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } });
  const { icc } = await sharp(await plain.withIccProfile(name).png().toBuffer()).metadata();
  if (!icc) throw new Error(`libvips has no profile ${name}`);
  return icc;
}

export const PROFILES = {
  srgb: () => builtIn("srgb"),
  displayP3: () => builtIn("p3"),
  adobeRgb: async () => adobeRgb(),
  grey: async () => profile("GRAY", { kTRC: curve(1.8) }),
  none: async () => null,
};

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([ascii(type), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/**
 * Returns a PNG of 16 × 16 pixels with an embedded profile. All pixels have the same values (0–255), stored in 8 or 16
 * bits.
 */
export async function profiledPng(
  values: number[],
  bits: 8 | 16,
  named: keyof typeof PROFILES,
): Promise<Buffer> {
  const pixel = Buffer.from(values.flatMap((value) => (bits === 8 ? [value] : [value, value])));
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: SIDE }, () => pixel)]);
  const header = [
    uint32(SIDE),
    uint32(SIDE),
    Buffer.from([bits, COLOUR_TYPES[values.length] ?? 2, 0, 0, 0]),
  ];
  const icc = await PROFILES[named]();
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.concat(header)),
    ...(icc ? [chunk("iCCP", Buffer.concat([ascii("profile\0\0"), deflateSync(icc)]))] : []),
    chunk("IDAT", deflateSync(Buffer.concat(Array.from({ length: SIDE }, () => row)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
