export type PictureFormat = "jpeg" | "png" | "webp" | "heic";

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The brands of HEVC still pictures, bursts and sequences, and the two general brands of HEIF. */
const HEIC_BRANDS = new Set([
  "heic",
  "heix",
  "heim",
  "heis",
  "hevc",
  "hevx",
  "hevm",
  "hevs",
  "mif1",
  "msf1",
]);

/**
 * Recognises the four accepted formats by their first bytes; null = another format. libvips would choose a loader by
 * content, so this check comes first and keeps SVG, GIF, TIFF and other formats away from libvips.
 */
export function formatOf(bytes: Buffer): PictureFormat | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "jpeg";
  if (bytes.subarray(0, 8).equals(PNG)) return "png";
  const at = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (at(0, 4) === "RIFF" && at(8, 12) === "WEBP") return "webp";
  return at(4, 8) === "ftyp" && HEIC_BRANDS.has(at(8, 12)) ? "heic" : null;
}
