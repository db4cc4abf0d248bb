/** Decoded pixels row by row, RGBA and not premultiplied. */
export interface Picture {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
}
