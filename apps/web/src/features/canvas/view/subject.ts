import type { NailGuide } from "@lacquer/contracts";
import { fromNail, type Size } from "./geometry.ts";
import { fittedSize, type Rect, type Room, settle, showBox, type View, WHOLE } from "./viewport.ts";

/** The subject of a view: a nail, the hand, or the whole photo. */
export interface Subject {
  /** The box of the selected nail; null if none is selected. */
  nail: Rect | null;
  /** The box around all nails; null if no nail is known. */
  hand: Rect | null;
  /** The box of the middle nail; null if no nail is known. */
  middle: Rect | null;
}

/** A photo is enlarged to fill the stage completely if that needs at most this factor. */
const NEARLY = 1.2;
/** The highest zoom that the studio chooses by itself: for a hand, and on the next line for a nail. */
const HAND_MOST = 2;
const NAIL_MOST = 2.6;
/** A selected nail fills this share of the height that no panel covers. */
const NAIL_SHARE = 0.36;
/** The smallest useful height that no panel covers, in stage pixels. */
const FREE_LEAST = 240;

/** Returns the smallest upright rectangle around the nails and a part of the fingers, in fractions of the photo. */
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

/** Returns a list with the nail that has as many nails to its left as to its right; empty without nails. */
const midmost = (nails: readonly NailGuide[]): NailGuide[] => {
  const byPlace = nails.toSorted((one, other) => one.x - other.x);
  return byPlace.slice(Math.floor(nails.length / 2)).slice(0, 1);
};

/** Returns the view to show before the user has set one: the hand once it is found, until then the whole photo. */
export function firstView(hand: Rect | null, photo: Size, room: Room): View {
  if (!hand) return WHOLE;
  // Leaves space for the current tool's bar, which covers the lower edge.
  const free = { ...room.calm, height: room.calm.height * 0.92 };
  const { scale } = showBox(hand, HAND_MOST, photo, { ...room, free });
  // A narrow strip beside the photo looks like a mistake, so the hand fills the whole width instead.
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
 * Returns the view while the sheet or a bar covers part of the photo. The selected nail, or else the whole hand, moves
 * to the middle of the free part. If the user has set the zoom (`isOwn`), the view never zooms in further.
 */
export function raisedView(
  calm: View,
  isOwn: boolean,
  { nail, hand, middle }: Subject,
  photo: Size,
  room: Room,
): View {
  if (!nail && middle && room.free.height < FREE_LEAST) {
    // The free strip is not high enough for a whole hand, so one nail stays visible.
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
