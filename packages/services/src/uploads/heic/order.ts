/** What the decoding thread receives. */
export interface HeicOrder {
  bytes: Uint8Array;
  pixelsMax: number;
  /** For a picture without tiles, which is held whole, several times over. */
  wholePixelsMax: number;
  /** The longest side to keep. A picture of at least twice that size comes back shrunk, but no smaller than this. */
  sideMax: number;
  /** The most bytes that the decoder may hold. */
  memoryMax: number;
}

/** The primary picture, upright, with eight bits a channel, in the colours of its profile. */
export interface HeicPicture {
  width: number;
  height: number;
  channels: 3 | 4;
  data: Uint8Array;
  /** ICC bytes, or Display P3 (named only by number); null = sRGB. */
  profile: Uint8Array | "p3" | null;
}

export type HeicAnswer =
  | HeicPicture
  | { fault: "too-many-pixels" }
  | { fault: "too-large-whole" }
  | { fault: "unreadable"; detail: string };
