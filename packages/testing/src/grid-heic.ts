/**
 * The side of a tile in pixels. This file makes HEIC pictures of tiles, as phones write them. Each tile has a red, a
 * green, a blue and a white quarter. All tiles are the same bytes, so any number of pixels fits into a few kilobytes.
 * We made the tile with libheif's `heif-enc`.
 */
const TILE_SIDE = 512;
/** The file's box with the settings for the decoder. */
const SETTINGS = Buffer.from(
  "AAAAeWh2Y0MBA3AAAAAAAAAAAABa8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwBaugJAIQABACxCAQEDcAAAAwCQAAADAAADAFqgBAIAgFlupJKa5uBAQMCAAAADAIAAAAMAhCIAAQAHRAHBcrBiQA==",
  "base64",
);
const TILE = Buffer.from(
  "AAAAkygBrw1EGjLJIqIHgPvCEcH/9wbftCH9QFLDdX+7QFcCC//kV/38Tyv28wpEV4AZkKeArgPgdSlA4AAMGJMK8uQpbdIAB0yHAAANEKQAEvCSO0gHEqB3rC//t47u/Ll+Og0AAAMAEQntB2s//3//b/MfltPNpZRwAAg4AAADAL7+kAIGAAAEsuAAFlAAAAsvFgA6oA==",
  "base64",
);

const u8 = (value: number) => Buffer.from([value]);
const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number) => Buffer.concat([u16(value >>> 16), u16(value & 65_535)]);
const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), ...parts]);
  return Buffer.concat([u32(body.length + 4), body]);
};
/** Returns a box that starts with a version and flags (FullBox in ISO/IEC 14496-12). */
const fullBox = (type: string, version: number, flags: number, ...parts: Buffer[]) =>
  box(type, u32((version << 24) | flags), ...parts);

export interface GridHeic {
  width: number;
  height: number;
  /** The number of quarter turns, anticlockwise. */
  turns?: 0 | 1 | 2 | 3;
  /** True = the picture is mirrored after it was turned. */
  mirrored?: boolean;
}

/** Returns the file's properties. Each tile and the grid refer to a property by its place in the list. */
function properties({ width, height, turns = 0, mirrored = false }: GridHeic, tiles: number) {
  const boxes = [
    SETTINGS,
    fullBox("ispe", 0, 0, u32(TILE_SIDE), u32(TILE_SIDE)),
    fullBox("ispe", 0, 0, u32(width), u32(height)),
  ];
  // A reference to an essential property has its highest bit set.
  const ofGrid = [u8(3)];
  if (turns > 0) ofGrid.push(u8(0x80 | boxes.push(box("irot", u8(turns)))));
  if (mirrored) ofGrid.push(u8(0x80 | boxes.push(box("imir", u8(1)))));
  const ofTile = (id: number) => Buffer.concat([u16(id), u8(2), u8(0x81), u8(2)]);
  const own = Buffer.concat([u16(tiles + 1), u8(ofGrid.length), ...ofGrid]);
  const each = Array.from({ length: tiles }, (_, n) => ofTile(n + 1));
  return box("iprp", box("ipco", ...boxes), fullBox("ipma", 0, 0, u32(tiles + 1), ...each, own));
}

export function gridHeic(picture: GridHeic): Buffer {
  const { width, height } = picture;
  const [columns, rows] = [Math.ceil(width / TILE_SIDE), Math.ceil(height / TILE_SIDE)];
  const tiles = columns * rows;
  const grid = Buffer.concat([
    u8(0),
    u8(1),
    u8(rows - 1),
    u8(columns - 1),
    u32(width),
    u32(height),
  ]);
  const ids = Array.from({ length: tiles }, (_, n) => n + 1);
  const item = (id: number, type: string, hidden: boolean) =>
    fullBox("infe", 2, hidden ? 1 : 0, u16(id), u16(0), Buffer.from(`${type}\0`, "latin1"));
  const place = (id: number, offset: number, length: number) =>
    Buffer.concat([u16(id), u16(1), u16(0), u16(1), u32(offset), u32(length)]);
  const meta = fullBox(
    "meta",
    0,
    0,
    fullBox("hdlr", 0, 0, u32(0), Buffer.from("pict"), Buffer.alloc(13)),
    fullBox("pitm", 0, 0, u16(tiles + 1)),
    fullBox(
      "iinf",
      0,
      0,
      u16(tiles + 1),
      ...ids.map((id) => item(id, "hvc1", true)),
      item(tiles + 1, "grid", false),
    ),
    fullBox("iref", 0, 0, box("dimg", u16(tiles + 1), u16(tiles), ...ids.map(u16))),
    properties(picture, tiles),
    fullBox(
      "iloc",
      1,
      0,
      u16(0x4400),
      u16(tiles + 1),
      ...ids.map((id) => place(id, grid.length, TILE.length)),
      place(tiles + 1, 0, grid.length),
    ),
    box("idat", grid, TILE),
  );
  return Buffer.concat([box("ftyp", Buffer.from("heic"), u32(0), Buffer.from("mif1heic")), meta]);
}
