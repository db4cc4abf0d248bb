// Runs in its own thread for one picture, so that whatever the file makes the decoder do ends with the thread.
import { parentPort, workerData } from "node:worker_threads";
import load from "libheif-js/libheif-wasm/libheif-bundle.mjs";
import type { HeicAnswer, HeicOrder } from "./order.ts";
import { shrinkPixels } from "./shrink-pixels.ts";

const PAGE = 65_536;
/** libheif's own constants. */
const RGB = 1;
const INTERLEAVED = { rgb: 10, rgba: 11, channel: 10 } as const;
const OUT_OF_MEMORY = 6;
const P3_PRIMARIES = 12;
/** Where libheif's options say that channels of more than 8 bits become 8. */
const TO_8_BITS_AT = 20;

class DecodingFault extends Error {
  readonly code: number;
  constructor(code: number, detail: string) {
    super(`${detail}: libheif's error ${code}`);
    this.code = code;
  }
}

/** A wasm module takes all the memory it asks for. This refuses more than the limit and reports that memory is out. */
function limitMemory(bytes: number): void {
  const { prototype } = WebAssembly.Memory;
  const grow = prototype.grow;
  prototype.grow = function limited(this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + pages * PAGE > bytes) throw new RangeError("out of memory");
    return grow.call(this, pages);
  };
}

function decode({ bytes, pixelsMax, sideMax }: HeicOrder): HeicAnswer {
  const heif = load();
  const at = heif._malloc(64);
  const [error, out] = [at, at + 16];
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
  const handle = settle("finding the primary picture");
  const pixels =
    heif._heif_image_handle_get_width(handle) * heif._heif_image_handle_get_height(handle);
  if (pixels > pixelsMax) return { fault: "too-many-pixels" };

  const hasAlpha = heif._heif_image_handle_has_alpha_channel(handle) === 1;
  const options = heif._heif_decoding_options_alloc();
  heif.HEAPU8[options + TO_8_BITS_AT] = 1;
  const chroma = hasAlpha ? INTERLEAVED.rgba : INTERLEAVED.rgb;
  heif._heif_decode_image(error, handle, out, RGB, chroma, options);
  const image = settle("decoding");

  const channels = hasAlpha ? 4 : 3;
  const width = heif._heif_image_get_width(image, INTERLEAVED.channel);
  const height = heif._heif_image_get_height(image, INTERLEAVED.channel);
  if (width * height > pixelsMax) return { fault: "too-many-pixels" };
  const plane = heif._heif_image_get_plane_readonly2(image, INTERLEAVED.channel, out);
  const stride = read32(out);
  const picture = {
    channels,
    ...shrinkPixels(
      { bytes: heif.HEAPU8.subarray(plane), width, height, channels, stride },
      Math.max(1, Math.floor(Math.max(width, height) / sideMax)),
    ),
  } as const;

  const profileSize = heif._heif_image_handle_get_raw_color_profile_size(handle);
  if (profileSize > 0) {
    const profile = heif._malloc(profileSize);
    heif._heif_image_handle_get_raw_color_profile(error, handle, profile);
    settle("reading the colour profile");
    return { ...picture, profile: heif.HEAPU8.slice(profile, profile + profileSize) };
  }
  heif._heif_image_handle_get_nclx_color_profile(error, handle, out);
  const isP3 = read32(error) === 0 && read32(read32(out) + 4) === P3_PRIMARIES;
  return { ...picture, profile: isP3 ? "p3" : null };
}

function answer(order: HeicOrder): HeicAnswer {
  limitMemory(order.memoryMax);
  try {
    return decode(order);
  } catch (error) {
    if (error instanceof DecodingFault && error.code === OUT_OF_MEMORY)
      return { fault: "too-many-pixels" };
    return { fault: "unreadable", detail: error instanceof Error ? error.message : String(error) };
  }
}

const told = answer(workerData as HeicOrder);
parentPort?.postMessage(told, "data" in told ? [told.data.buffer as ArrayBuffer] : []);
