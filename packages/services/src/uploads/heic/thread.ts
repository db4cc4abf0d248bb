// Decodes one picture in a thread of its own, so that any harm that a file does to the decoder ends with the thread.
import { parentPort, workerData } from "node:worker_threads";
import { DecodingFault, type Decoder, openDecoder, OUT_OF_MEMORY } from "./decoder.ts";
import { decodeTiles, isInTiles } from "./decode-tiles.ts";
import type { HeicAnswer, HeicOrder } from "./order.ts";
import { createShrinker, type Shrinker } from "./shrinker.ts";

const PAGE = 65_536;

/**
 * Limits the decoder's memory. A wasm module would get all the memory that it requests; here, a request above the limit
 * fails with "out of memory".
 */
function limitMemory(bytes: number): void {
  const { prototype } = WebAssembly.Memory;
  const grow = prototype.grow;
  prototype.grow = function limited(this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + pages * PAGE > bytes) throw new RangeError("out of memory");
    return grow.call(this, pages);
  };
}

function decodeWhole(decoder: Decoder, shrinker: Shrinker): void {
  decoder.decode((decoded) => {
    if (decoded.width !== decoder.width || decoded.count !== decoder.height)
      throw new Error("the picture's size differs from the size in its header");
    shrinker.add(decoded);
  });
}

function decode({ bytes, pixelsMax, wholePixelsMax, keptPixelsMax }: HeicOrder): HeicAnswer {
  const decoder = openDecoder(bytes);
  const { width, height, channels, profile } = decoder;
  const inTiles = isInTiles(decoder);
  if (width * height > pixelsMax) return { fault: "too-many-pixels" };
  if (!inTiles && width * height > wholePixelsMax) return { fault: "too-large-whole" };
  const factor = Math.ceil(Math.sqrt((width * height) / keptPixelsMax));
  const shrinker = createShrinker({ width, height, channels }, factor);
  (inTiles ? decodeTiles : decodeWhole)(decoder, shrinker);
  return { channels, profile, ...shrinker.picture() };
}

function answer(order: HeicOrder): HeicAnswer {
  limitMemory(order.memoryMax);
  try {
    return decode(order);
  } catch (error) {
    if (error instanceof DecodingFault && error.code === OUT_OF_MEMORY)
      return { fault: "too-large-whole" };
    return { fault: "unreadable", detail: error instanceof Error ? error.message : String(error) };
  }
}

const told = answer(workerData as HeicOrder);
parentPort?.postMessage(told, "data" in told ? [told.data.buffer as ArrayBuffer] : []);
