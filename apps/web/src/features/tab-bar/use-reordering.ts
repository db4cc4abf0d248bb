import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTabsStore } from "../tabs/index.ts";
import { moveDesign } from "./design-actions.ts";

function rectsOf(list: HTMLElement): DOMRect[] {
  return [...list.children].map((row) => row.getBoundingClientRect());
}

/** Moves a design in its list by its handle, which is dragged with any pointer or moved with the arrow keys. */
export function useReordering() {
  const dragged = useRef<string | null>(null);
  const indexOf = (id: string) => useTabsStore.getState().tabs.findIndex((tab) => tab.id === id);

  return (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      dragged.current = id;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove({ currentTarget, clientY }: PointerEvent<HTMLElement>) {
      const list = currentTarget.closest("ul");
      if (dragged.current !== id || !list) return;
      const rects = rectsOf(list);
      const from = indexOf(id);
      const own = rects[from];
      // While the pointer is over the dragged design's own row, the design stays. Otherwise it would jump back and
      // forth between rows of different heights.
      if (!own || (clientY >= own.top && clientY <= own.bottom)) return;
      const others = rects.toSpliced(from, 1);
      const before = others.filter(({ top, height }) => clientY >= top + height / 2).length;
      if (before !== from) moveDesign(id, before);
    },
    onPointerUp: () => void (dragged.current = null),
    onPointerCancel: () => void (dragged.current = null),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const to = targetOf(event.key, indexOf(id));
      if (to === null) return;
      event.preventDefault();
      moveDesign(id, to);
      const { currentTarget } = event;
      requestAnimationFrame(() => currentTarget.focus());
    },
  });
}

function targetOf(key: string, index: number): number | null {
  if (key === "ArrowUp") return index - 1;
  if (key === "ArrowDown") return index + 1;
  if (key === "Home") return 0;
  if (key === "End") return useTabsStore.getState().tabs.length - 1;
  return null;
}
