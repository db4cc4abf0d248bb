/** The view of a picture, straight down at the hand. */
export interface View {
  width: number;
  height: number;
  /** Pixels in a centimetre. */
  scale: number;
  /** Degrees clockwise by which the hand is turned from pointing up. */
  turn: number;
  /** The place of the hand that lies in the picture's middle, in centimetres. */
  middle: readonly [number, number];
}

/** The place on the hand at a pixel. */
export function handPlace(view: View, left: number, top: number): [number, number] {
  const right = (left - view.width / 2) / view.scale;
  const up = (view.height / 2 - top) / view.scale;
  const turn = (view.turn * Math.PI) / 180;
  return [
    view.middle[0] + right * Math.cos(turn) - up * Math.sin(turn),
    view.middle[1] + right * Math.sin(turn) + up * Math.cos(turn),
  ];
}

/** The pixel of a place on the hand. */
export function pixelOf(view: View, x: number, y: number): [number, number] {
  const turn = (view.turn * Math.PI) / 180;
  const dx = x - view.middle[0];
  const dy = y - view.middle[1];
  const right = dx * Math.cos(turn) + dy * Math.sin(turn);
  const up = dy * Math.cos(turn) - dx * Math.sin(turn);
  return [view.width / 2 + right * view.scale, view.height / 2 - up * view.scale];
}
