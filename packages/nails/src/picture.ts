/** Decoded pixels row by row, as RGBA that is not premultiplied. */
export interface Picture {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
}
