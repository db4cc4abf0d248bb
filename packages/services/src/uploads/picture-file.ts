import type { PictureFormat } from "./picture-format.ts";

/** The formats of stored pictures. */
export type KeptFormat = Exclude<PictureFormat, "heic">;

/** A part of a picture file: a segment of a JPEG, or a chunk of a PNG or WebP. */
type Part = string;

const JPEG_END = 0xd9;
const JPEG_SCAN = 0xda;
/**
 * The parts of our own uploads: pixels, and what is needed to read them. Any other part may contain more information
 * than the pixels.
 */
const BARE: Record<KeptFormat, (part: Part) => boolean> = {
  jpeg: (part) => /^(e0|db|c0|c2|c4|da|dd)$/.test(part),
  png: (part) => /^(IHDR|PLTE|tRNS|IDAT|IEND|pHYs|sRGB|gAMA|cHRM)$/.test(part),
  webp: () => false,
};

/**
 * Returns the parts of a picture file, or null if the file does not consist of parts from its first to its last byte. A
 * file that continues after its picture can be another kind of file at the same time.
 */
export function partsOf(bytes: Buffer, format: KeptFormat): Part[] | null {
  const parts = { jpeg: jpegParts, png: pngParts, webp: webpParts }[format](bytes);
  return parts;
}

/** Returns whether the file contains a picture and nothing else: no metadata, no comment, nothing after its end. */
export function isBare(bytes: Buffer, format: KeptFormat): boolean {
  return partsOf(bytes, format)?.every(BARE[format]) ?? false;
}

function pngParts(bytes: Buffer): Part[] | null {
  const parts: Part[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const name = bytes.toString("latin1", at + 4, at + 8);
    parts.push(name);
    at += 12 + bytes.readUInt32BE(at);
    if (name === "IEND") return at === bytes.length ? parts : null;
  }
  return null;
}

function webpParts(bytes: Buffer): Part[] | null {
  if (bytes.length < 12 || bytes.readUInt32LE(4) + 8 !== bytes.length) return null;
  const parts: Part[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    parts.push(bytes.toString("latin1", at, at + 4));
    const size = bytes.readUInt32LE(at + 4);
    // A chunk of an odd size is followed by one empty byte.
    at += 8 + size + (size % 2);
  }
  return at === bytes.length ? parts : null;
}

function jpegParts(bytes: Buffer): Part[] | null {
  const parts: Part[] = [];
  let at = 2;
  while (at + 2 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === JPEG_END) return at + 2 === bytes.length ? parts : null;
    if (at + 4 > bytes.length) return null;
    parts.push(marker.toString(16));
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker === JPEG_SCAN) at = endOfScan(bytes, at);
  }
  return null;
}

/** Returns where the next marker after a scan begins. Escaped bytes and restart markers belong to the scan. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}
