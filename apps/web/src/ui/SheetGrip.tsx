import { type PointerEvent, useRef } from "react";

/** A sheet that was dragged down this many pixels closes when it is let go. */
const CLOSES_AT = 56;

const sheetOf = (grip: Element) => grip.closest<HTMLElement>(".bottom-sheet");

/** The line at the top of a sheet at the screen's lower edge. Dragging it down closes the sheet. */
export function SheetGrip({ onClose }: { onClose: () => void }) {
  const startY = useRef<number | null>(null);

  function onPointerDown(event: PointerEvent) {
    startY.current = event.clientY;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove({ clientY, currentTarget }: PointerEvent) {
    const sheet = sheetOf(currentTarget);
    if (startY.current === null || !sheet) return;
    sheet.style.translate = `0 ${Math.max(0, clientY - startY.current)}px`;
  }

  function onPointerUp({ type, clientY, currentTarget }: PointerEvent) {
    const way = startY.current === null ? 0 : clientY - startY.current;
    startY.current = null;
    if (type === "pointerup" && way >= CLOSES_AT) return onClose();
    sheetOf(currentTarget)?.style.removeProperty("translate");
  }

  return (
    <div
      className="sheet-grip"
      aria-hidden
      {...{ onPointerDown, onPointerMove, onPointerUp }}
      onPointerCancel={onPointerUp}
    />
  );
}
