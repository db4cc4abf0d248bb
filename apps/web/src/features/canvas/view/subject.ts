import type { NailGuide } from "@lacquer/contracts";
import { fromNail, type Size } from "./geometry.ts";
import { fittedSize, type Rect, type Room, settle, showBox, type View, WHOLE } from "./viewport.ts";

/** What the photo is looked at for. */
export interface Subject {
  /** The chosen nail's place; null = none is chosen. */
  nail: Rect | null;
  /** All nails together; null = none is known. */
  hand: Rect | null;
  /** The nail in their midst. */
  middle: Rect | null;
}

/** What is this near to filling the stage fills it. */
const NEARLY = 1.2;
/** A hand is shown no closer than this by itself, and a nail no closer than that. */
const HAND_MOST = 2;
const NAIL_MOST = 2.6;
/** The share of what is free that a chosen nail takes, and what counts as free at least (stage pixels). */
const NAIL_SHARE = 0.36;
const FREE_LEAST = 240;

/** The smallest upright rectangle round nails, in fractions of the photo, with some of the fingers. */
export function boxOf(nails: readonly NailGuide[], photo: Size, margin: number): Rect | null {
  if (nails.length === 0) return null;
  const points = nails.flatMap((nail) => {
    const reach = nail.length * (1 + margin);
    const side = nail.width * margin + nail.width / 2;
    return [
      fromNail(nail, reach, side, photo),
      fromNail(nail, reach, -side, photo),
      fromNail(nail, -nail.length * margin, side, photo),
      fromNail(nail, -nail.length * margin, -side, photo),
    ];
  });
  const left = Math.max(0, Math.min(...points.map(({ x }) => x)));
  const top = Math.max(0, Math.min(...points.map(({ y }) => y)));
  const right = Math.min(1, Math.max(...points.map(({ x }) => x)));
  const bottom = Math.min(1, Math.max(...points.map(({ y }) => y)));
  return { left, top, width: right - left, height: bottom - top };
}

export function subjectOf(
  nails: readonly NailGuide[],
  selected: number | null,
  photo: Size,
): Subject {
  const nail = selected === null ? undefined : nails[selected];
  return {
    nail: nail ? boxOf([nail], photo, 0) : null,
    hand: boxOf(nails, photo, 0.9),
    middle: boxOf(midmost(nails), photo, 0),
  };
}

/** The nail with as many to its left as to its right; none of none. */
const midmost = (nails: readonly NailGuide[]): NailGuide[] => {
  const byPlace = nails.toSorted((one, other) => one.x - other.x);
  return byPlace.slice(Math.floor(nails.length / 2)).slice(0, 1);
};

/** The view before anybody has set one: the hand as soon as it is known, else the whole photo. */
export function firstView(hand: Rect | null, photo: Size, room: Room): View {
  if (!hand) return WHOLE;
  // The bar for the tool in hand comes up over the lower edge.
  const free = { ...room.calm, height: room.calm.height * 0.92 };
  const { scale } = showBox(hand, HAND_MOST, photo, { ...room, free });
  // A narrow edge beside the photo looks like a mistake, so that the hand rather fills the width.
  const whole = fittedSize(photo, room);
  const cover = Math.max(room.calm.width / whole.width, room.calm.height / whole.height);
  const near = Math.max(1, scale);
  const filled = cover > near && cover < near * NEARLY ? cover : near;
  return settle({ scale: filled, ...middleOf(hand) }, photo, {
    ...room,
    free: room.calm,
  });
}

/**
 * The view while something is raised over the photo: the chosen nail comes to the middle of what is left, otherwise the
 * whole hand does. Nothing is brought closer than somebody has set it (`isOwn`).
 */
export function raisedView(
  calm: View,
  isOwn: boolean,
  { nail, hand, middle }: Subject,
  photo: Size,
  room: Room,
): View {
  if (!nail && middle && room.free.height < FREE_LEAST) {
    // A strip is too low for a hand: one nail stays in sight.
    return settle({ scale: calm.scale, ...middleOf(middle) }, photo, room);
  }
  if (!nail)
    return showBox(hand ?? { left: 0, top: 0, width: 1, height: 1 }, calm.scale, photo, room);
  const shown = nail.height * fittedSize(photo, room).height;
  const wanted = (NAIL_SHARE * Math.max(FREE_LEAST, room.free.height)) / Math.max(1, shown);
  const scale = isOwn ? calm.scale : Math.max(calm.scale, Math.min(NAIL_MOST, wanted));
  return settle({ scale, ...middleOf(nail) }, photo, room);
}

const middleOf = ({ left, top, width, height }: Rect) => ({
  x: left + width / 2,
  y: top + height / 2,
});
