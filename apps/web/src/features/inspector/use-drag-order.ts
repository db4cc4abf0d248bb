import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";

/** The gap between two items, in CSS pixels. */
const GAP = 8;

/** The item that is being dragged. */
interface Dragged {
  index: number;
  /** The place where the item would land if the user released it now. */
  to: number;
  /** How far the item was dragged, in CSS pixels. */
  by: number;
}

interface Options {
  list: RefObject<HTMLElement | null>;
  count: number;
  move: (from: number, to: number) => void;
}

/** Returns the item's new place after a key press; null if the key does nothing here. */
function placeAfterKey(key: string, index: number, count: number): number | null {
  if (key === "ArrowUp" || key === "ArrowLeft") return index - 1;
  if (key === "ArrowDown" || key === "ArrowRight") return index + 1;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/**
 * Returns the place of an item that was dragged by this distance. The item comes after every item whose middle its own
 * middle has passed.
 */
export function placeOfDrag(middles: readonly number[], index: number, by: number): number {
  const at = (middles[index] ?? 0) + by;
  const others = middles.toSpliced(index, 1);
  return others.filter((middle) => middle < at).length;
}

/** Reorders a short column of items by dragging their handles, or with the arrow keys on a handle. */
export function useDragOrder({ list, count, move }: Options) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const start = useRef<{ y: number; middles: number[]; heights: number[] } | null>(null);

  const measure = () => {
    const items = [...(list.current?.children ?? [])].slice(0, count);
    const boxes = items.map((item) => item.getBoundingClientRect());
    return {
      middles: boxes.map(({ top, height }) => top + height / 2),
      heights: boxes.map(({ height }) => height),
    };
  };
  const end = () => {
    start.current = null;
    setDragged(null);
  };

  const handle = (index: number) => ({
    onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape" && start.current) {
        event.preventDefault();
        event.stopPropagation();
        return end();
      }
      const to = placeAfterKey(event.key, index, count);
      if (to === null) return;
      event.preventDefault();
      move(index, to);
    },
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { y: event.clientY, ...measure() };
      setDragged({ index, to: index, by: 0 });
    },
    onPointerMove(event: PointerEvent) {
      if (!start.current) return;
      const by = event.clientY - start.current.y;
      setDragged({ index, to: placeOfDrag(start.current.middles, index, by), by });
    },
    onPointerUp() {
      if (dragged && start.current) move(dragged.index, dragged.to);
      end();
    },
    onPointerCancel: end,
  });

  /**
   * Returns an item's offset from its place, in CSS pixels. The dragged item follows the pointer, and the items it has
   * passed make room.
   */
  function shiftOf(index: number): number {
    if (!dragged) return 0;
    if (index === dragged.index) return dragged.by;
    const room = (start.current?.heights[dragged.index] ?? 0) + GAP;
    if (dragged.index < index && index <= dragged.to) return -room;
    return dragged.to <= index && index < dragged.index ? room : 0;
  }

  return { handle, shiftOf, draggedIndex: dragged?.index ?? null };
}
