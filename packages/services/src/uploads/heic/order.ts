/** What the decoding thread is given. */
export interface HeicOrder {
  bytes: Uint8Array;
  pixelsMax: number;
  /** Of a picture that is not in tiles: it is held whole, several times over. */
  wholePixelsMax: number;
  /** The longest side that is kept: a picture of twice that or more comes back shrunk, but no smaller. */
  sideMax: number;
  /** Bytes that the decoder may hold. */
  memoryMax: number;
}

/** The primary picture, upright, eight bits a channel, in the colours of its profile. */
export interface HeicPicture {
  width: number;
  height: number;
  channels: 3 | 4;
  data: Uint8Array;
  /** ICC bytes; or Display P3, named by number alone; null = sRGB. */
  profile: Uint8Array | "p3" | null;
}

export type HeicAnswer =
  | HeicPicture
  | { fault: "too-many-pixels" }
  | { fault: "too-large-whole" }
  | { fault: "unreadable"; detail: string };
