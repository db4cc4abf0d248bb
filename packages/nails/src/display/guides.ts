import type { NailGuide } from "@lacquer/contracts";

/** The free space on each side of the display's card, as a share of the frame's shorter side. */
const CARD_INSET = 0.13;

interface Size {
  width: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Returns the card in pixels, as large as the frame allows, with a ratio of width to height between 4:5 and 3:2. */
export function displayCard(size: Size): Box {
  const free = Math.min(size.width, size.height) * CARD_INSET;
  let width = size.width - 2 * free;
  let height = size.height - 2 * free;
  if (width / height > 1.5) width = height * 1.5;
  if (width / height < 0.8) height = width / 0.8;
  return { x: (size.width - width) / 2, y: (size.height - height) / 2, width, height };
}

const TIPS = [
  { finger: "thumb", at: 0.155, size: 1, drop: 0.072, angle: -15 },
  { finger: "index", at: 0.335, size: 0.88, drop: 0.018, angle: -7 },
  { finger: "middle", at: 0.505, size: 0.93, drop: 0, angle: 0 },
  { finger: "ring", at: 0.675, size: 0.86, drop: 0.018, angle: 7 },
  { finger: "little", at: 0.838, size: 0.7, drop: 0.07, angle: 15 },
] as const;

/** Returns five nails that are fanned out over the display's card, for a photo without guides. `size` is in pixels. */
export function displayGuides(size: Size): NailGuide[] {
  const card = displayCard(size);
  const unit = Math.min(card.width * 0.132, card.height * 0.175);
  const spread = Math.min(card.width, unit * 7.6);
  const left = card.x + (card.width - spread) / 2;
  return TIPS.map(({ finger, at, size: share, drop, angle }) => ({
    finger,
    x: (left + spread * at) / size.width,
    y: (card.y + card.height * 0.625 + unit * 7.4 * drop) / size.height,
    angle,
    width: (unit * share) / size.width,
    length: (unit * share * 1.24) / size.width,
  }));
}
