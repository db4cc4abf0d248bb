import { type RefObject, useLayoutEffect, useState } from "react";
import type { Rect, Room } from "./viewport.ts";

/**
 * Elements that mark the free part of the stage. They are measured, because only the styles define what covers the
 * stage.
 */
export interface RoomMarks {
  stage: RefObject<HTMLDivElement | null>;
  free: RefObject<HTMLDivElement | null>;
  calm: RefObject<HTMLDivElement | null>;
  open: RefObject<HTMLDivElement | null>;
}

const rectOf = (element: HTMLElement, stage: DOMRect): Rect => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left: left - stage.left, top: top - stage.top, width, height };
};

const isSame = (one: Rect, other: Rect): boolean =>
  one.left === other.left &&
  one.top === other.top &&
  one.width === other.width &&
  one.height === other.height;

const isSameRoom = (one: Room, other: Room): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  isSame(one.free, other.free) &&
  isSame(one.calm, other.calm) &&
  isSame(one.open, other.open);

function measure({ stage, free, calm, open }: RoomMarks): Room | null {
  if (!stage.current || !free.current || !calm.current || !open.current) return null;
  const box = stage.current.getBoundingClientRect();
  const room = {
    width: box.width,
    height: box.height,
    free: rectOf(free.current, box),
    calm: rectOf(calm.current, box),
    open: rectOf(open.current, box),
  };
  const isThere = [room, room.free, room.calm].every(
    ({ width, height }) => width > 0 && height > 0,
  );
  return isThere ? room : null;
}

/** Returns the stage's size and free part in CSS pixels, kept up to date; null before the first measurement. */
export function useRoom({ stage, free, calm, open }: RoomMarks): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const update = () =>
      setRoom((before) => {
        const now = measure({ stage, free, calm, open });
        // An element that cannot be measured at the moment keeps its last size.
        return now && !(before && isSameRoom(before, now)) ? now : before;
      });
    update();
    const observer = new ResizeObserver(update);
    for (const { current } of [stage, free, calm, open]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [stage, free, calm, open]);
  return room;
}
