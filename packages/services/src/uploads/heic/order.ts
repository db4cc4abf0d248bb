/** The order to the decoding thread. */
export interface HeicOrder {
  bytes: Uint8Array;
  pixelsMax: number;
  /** The most pixels of a picture without tiles, which is held whole, several times over. */
  wholePixelsMax: number;
  /** The most pixels that leave the decoder: a larger picture comes back shrunk by a whole factor. */
  keptPixelsMax: number;
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
