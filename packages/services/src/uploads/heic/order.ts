/** What the decoding thread is told to do. */
export interface HeicOrder {
  bytes: Uint8Array;
  pixelsMax: number;
  /**
   * The maximum number of pixels of a picture without tiles, because such a picture is held in memory several times
   * over.
   */
  wholePixelsMax: number;
  /** The maximum number of pixels that the decoder returns. A larger picture is shrunk by a whole factor. */
  keptPixelsMax: number;
  /** The maximum number of bytes that the decoder may allocate. */
  memoryMax: number;
}

/** The file's primary picture, upright, with eight bits a channel, in the colours of its profile. */
export interface HeicPicture {
  width: number;
  height: number;
  channels: 3 | 4;
  data: Uint8Array;
  /** The bytes of an ICC profile, or "p3" if the file only names Display P3 by number; null = sRGB. */
  profile: Uint8Array | "p3" | null;
}

export type HeicAnswer =
  | HeicPicture
  | { fault: "too-many-pixels" }
  | { fault: "too-large-whole" }
  | { fault: "unreadable"; detail: string };
