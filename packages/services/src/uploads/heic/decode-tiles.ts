import type { Decoder, Tiling } from "./decoder.ts";
import type { Shrinker } from "./shrinker.ts";

/** The maximum number of pixels of a tile. Phones store tiles of 512 × 512 pixels. */
const TILE_PIXELS_MAX = 1_100_000;

/** Returns whether the picture can be decoded tile by tile, so that no more than a row of tiles is held in memory. */
export function isInTiles({ channels, width, height, tiling }: Decoder): boolean {
  const { columns, rows, tileWidth, tileHeight, top, left } = tiling;
  return (
    // A picture with transparency is excluded, because its transparency is stored as a second picture with its own
    // tiles.
    channels === 3 &&
    columns * rows > 1 &&
    tileWidth * tileHeight <= TILE_PIXELS_MAX &&
    tiling.width === width &&
    tiling.height === height &&
    left + width <= columns * tileWidth &&
    top + height <= rows * tileHeight
  );
}

/** Decodes one row of tiles after another, from the top, into `shrinker`. Throws DecodingFault. */
export function decodeTiles(decoder: Decoder, shrinker: Shrinker): void {
  const { tiling, channels } = decoder;
  const stride = tiling.width * channels;
  const band = new Uint8Array(stride * tiling.tileHeight);
  for (let row = 0; row < tiling.rows; row += 1) {
    for (let column = 0; column < tiling.columns; column += 1)
      placeTile(decoder, { column, row }, band);
    const top = row === 0 ? tiling.top : 0;
    const end = Math.min(tiling.tileHeight, tiling.top + tiling.height - row * tiling.tileHeight);
    shrinker.add({ bytes: band.subarray(top * stride), stride, count: end - top });
  }
}

/** Copies one tile to its place in its row. Pixels outside the picture are left out. */
function placeTile(
  { decode, tiling, channels }: Decoder,
  place: { column: number; row: number },
  band: Uint8Array,
): void {
  const { from, to } = columnsOf(tiling, place.column);
  const start = place.column * tiling.tileWidth + from - tiling.left;
  decode(({ bytes, stride, width, count }) => {
    if (width !== tiling.tileWidth || count !== tiling.tileHeight)
      throw new Error("a tile's size differs from the size in its header");
    for (let line = 0; line < count; line += 1)
      band.set(
        bytes.subarray(line * stride + from * channels, line * stride + to * channels),
        (line * tiling.width + start) * channels,
      );
  }, place);
}

/** Returns the columns of a tile that lie inside the picture. */
function columnsOf(tiling: Tiling, column: number): { from: number; to: number } {
  const inside = tiling.left + tiling.width - column * tiling.tileWidth;
  return { from: column === 0 ? tiling.left : 0, to: Math.min(tiling.tileWidth, inside) };
}
