/**
 * The edition of the built-in renderer's painter. Raise this number when a design that is painted again would look
 * different to a designer. Edition 1 laid drawings over the photo; its jobs have no edition number. Edition 2 paints
 * pixel by pixel. In edition 3, a coat shows more of the room and of the fingers beside it. In edition 4, light falls
 * off across the curve, and chrome mirrors a furnished room. In edition 5, the gel of each nail has its own form, walls
 * of skin shade it, and free edges are thick.
 */
export const PAINTER_EDITION = 5;
