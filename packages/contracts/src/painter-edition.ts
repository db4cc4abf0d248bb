/**
 * Numbers the built-in renderer's painters whose results look different. Raise it when a repainted design would
 * surprise its designer. 1 laid drawings over the photo, and its jobs have no number; 2 paints by the pixel; in 3 a
 * coat shows more of the room and of the fingers beside it.
 */
export const PAINTER_EDITION = 3;
