import { type RefObject, useLayoutEffect, useRef } from "react";
import { prefersStillness } from "../../../platform/motion.ts";
import type { Rect, Room } from "./viewport.ts";

const GLIDE = { duration: 180, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" };

/** Animates the photo and the nails to their new place, unless a finger or a wheel moves them or the stage changed. */
export function useGlide(
  element: RefObject<HTMLElement | null>,
  rect: Rect,
  room: Room | null,
  directRef: RefObject<boolean>,
): void {
  const before = useRef<{ rect: Rect; room: Room } | null>(null);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = room && { rect, room };
    const wasDirect = directRef.current;
    directRef.current = false;
    if (!room || !last || last.rect === rect || wasDirect || prefersStillness()) return;
    if (last.room.width !== room.width || last.room.height !== room.height) return;
    const zoom = last.rect.width / rect.width;
    const [x, y] = [last.rect.left - rect.left * zoom, last.rect.top - rect.top * zoom];
    const from = `translate(${x}px, ${y}px) scale(${zoom})`;
    element.current?.animate([{ transform: from }, { transform: "none" }], GLIDE);
  }, [element, rect, room, directRef]);
}
