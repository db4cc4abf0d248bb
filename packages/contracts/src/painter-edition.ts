/**
 * Counts the built-in renderer's painters whose results look different: raise it when a design that is painted again would
 * surprise its designer. 1 laid drawings over the photo, and no job of its time says so; 2 paints by the pixel.
 */
export const PAINTER_EDITION = 2;
