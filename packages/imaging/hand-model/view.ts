/** The view of a picture. The camera looks straight down at the hand. */
export interface View {
  width: number;
  height: number;
  /** The number of pixels in a centimetre. */
  scale: number;
  /** The degrees clockwise by which the hand is rotated from pointing up. */
  turn: number;
  /** The point of the hand, in centimetres, that is in the middle of the picture. */
  middle: readonly [number, number];
}

/** Returns the point of the hand at a pixel. */
export function handPlace(view: View, left: number, top: number): [number, number] {
  const right = (left - view.width / 2) / view.scale;
  const up = (view.height / 2 - top) / view.scale;
  const turn = (view.turn * Math.PI) / 180;
  return [
    view.middle[0] + right * Math.cos(turn) - up * Math.sin(turn),
    view.middle[1] + right * Math.sin(turn) + up * Math.cos(turn),
  ];
}

/** Returns the pixel of a point of the hand. */
export function pixelOf(view: View, x: number, y: number): [number, number] {
  const turn = (view.turn * Math.PI) / 180;
  const dx = x - view.middle[0];
  const dy = y - view.middle[1];
  const right = dx * Math.cos(turn) + dy * Math.sin(turn);
  const up = dy * Math.cos(turn) - dx * Math.sin(turn);
  return [view.width / 2 + right * view.scale, view.height / 2 - up * view.scale];
}
