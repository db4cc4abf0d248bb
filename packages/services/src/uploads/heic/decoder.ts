import load, { type LibHeif } from "libheif-js/libheif-wasm/libheif-bundle.mjs";
import type { Rows } from "./shrinker.ts";

/** Constants of libheif. */
const RGB = 1;
const INTERLEAVED = { rgb: 10, rgba: 11, channel: 10 } as const;
const P3_PRIMARIES = 12;
export const OUT_OF_MEMORY = 6;
/** The offset, in libheif's options, of the setting that reduces channels to 8 bits. */
const TO_8_BITS_AT = 20;

export class DecodingFault extends Error {
  readonly code: number;
  constructor(code: number, detail: string) {
    super(`${detail}: libheif's error ${code}`);
    this.code = code;
  }
}

/**
 * The tiles of the upright picture. The first tiles may begin `top` pixels above the picture and `left` pixels to the
 * left of it. The last tiles may end outside the picture.
 */
export interface Tiling {
  columns: number;
  rows: number;
  tileWidth: number;
  tileHeight: number;
  width: number;
  height: number;
  top: number;
  left: number;
}

/** Decoded pixels in the decoder's own memory. The next call of the decoder may move them. */
export interface Decoded extends Rows {
  width: number;
}

export interface Decoder {
  /** The upright picture's size, from the file's header. */
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly profile: Uint8Array | "p3" | null;
  readonly tiling: Tiling;
  /** Decodes the whole picture, or the tile at this place. Calls `use` with the pixels and then frees them. */
  decode(use: (decoded: Decoded) => void, place?: { column: number; row: number }): void;
}

/** The decoder with one open picture, and the memory in which its calls return errors and results. */
interface Opened {
  heif: LibHeif;
  handle: number;
  error: number;
  out: number;
  read32(place: number): number;
  /** Returns the result of the last call. Throws DecodingFault if the call failed. */
  settle(detail: string): number;
}

function open(bytes: Uint8Array): Opened {
  const heif = load();
  const error = heif._malloc(128);
  const out = error + 16;
  const read32 = (place: number) => new DataView(heif.HEAPU8.buffer).getInt32(place, true);
  const settle = (detail: string) => {
    if (read32(error) !== 0) throw new DecodingFault(read32(error), detail);
    return read32(out);
  };
  const context = heif._heif_context_alloc();
  const file = heif._malloc(bytes.length);
  heif.HEAPU8.set(bytes, file);
  heif._heif_context_read_from_memory(error, context, file, bytes.length, 0);
  settle("reading the boxes");
  heif._heif_context_get_primary_image_handle(error, context, out);
  return { heif, handle: settle("finding the primary picture"), error, out, read32, settle };
}

function readProfile({ heif, handle, error, out, read32, settle }: Opened): Decoder["profile"] {
  const size = heif._heif_image_handle_get_raw_color_profile_size(handle);
  if (size > 0) {
    const profile = heif._malloc(size);
    heif._heif_image_handle_get_raw_color_profile(error, handle, profile);
    settle("reading the colour profile");
    return heif.HEAPU8.slice(profile, profile + size);
  }
  heif._heif_image_handle_get_nclx_color_profile(error, handle, out);
  return read32(error) === 0 && read32(read32(out) + 4) === P3_PRIMARIES ? "p3" : null;
}

function readTiling({ heif, handle, error, out, read32, settle }: Opened): Tiling {
  heif._heif_image_handle_get_image_tiling(error, handle, 1, out);
  settle("reading the tiles");
  // The structure begins with its version. Every field has four bytes.
  const field = (nth: number) => read32(out + 4 * nth);
  const [tileWidth, tileHeight] = [field(3), field(4)];
  // libheif reports how much of the first tile of each row and column lies inside the picture.
  const outside = (inside: number, side: number) => (inside === 0 ? 0 : side - inside);
  return {
    columns: field(1),
    rows: field(2),
    tileWidth,
    tileHeight,
    width: field(5),
    height: field(6),
    top: outside(field(7), tileHeight),
    left: outside(field(8), tileWidth),
  };
}

/** Opens the primary picture of a file. Throws DecodingFault. */
export function openDecoder(bytes: Uint8Array): Decoder {
  const opened = open(bytes);
  const { heif, handle, error, out, read32, settle } = opened;
  const hasAlpha = heif._heif_image_handle_has_alpha_channel(handle) === 1;
  const options = heif._heif_decoding_options_alloc();
  heif.HEAPU8[options + TO_8_BITS_AT] = 1;
  const how = [RGB, hasAlpha ? INTERLEAVED.rgba : INTERLEAVED.rgb, options] as const;
  return {
    width: heif._heif_image_handle_get_width(handle),
    height: heif._heif_image_handle_get_height(handle),
    channels: hasAlpha ? 4 : 3,
    profile: readProfile(opened),
    tiling: readTiling(opened),
    decode(use, place) {
      if (place) {
        const { column, row } = place;
        heif._heif_image_handle_decode_image_tile(error, handle, out, ...how, column, row);
      } else heif._heif_decode_image(error, handle, out, ...how);
      const image = settle("decoding");
      const plane = heif._heif_image_get_plane_readonly2(image, INTERLEAVED.channel, out);
      use({
        bytes: heif.HEAPU8.subarray(plane),
        stride: read32(out),
        width: heif._heif_image_get_width(image, INTERLEAVED.channel),
        count: heif._heif_image_get_height(image, INTERLEAVED.channel),
      });
      heif._heif_image_release(image);
    },
  };
}
