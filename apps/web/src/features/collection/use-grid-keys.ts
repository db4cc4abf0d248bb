import type { Design } from "@lacquer/contracts";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { Selection, Sweep } from "./use-selection.ts";

interface Grid {
  list: RefObject<HTMLUListElement | null>;
  columns: number;
  designs: readonly Design[];
  selection: Selection;
  /** Scrolls the image's row into view, so that it is rendered. */
  showRow: (row: number) => void;
  remove: (designs: readonly Design[]) => void;
}

interface KeySweep extends Sweep {
  /** The id of the image that the sweep has reached. */
  end: string;
}

/** The index of the image that has the focus; -1 if none has it. */
const focusedAt = (target: EventTarget | null): number =>
  target instanceof HTMLElement ? Number(target.dataset["at"] ?? -1) : -1;

/** Returns the index of the image to which a key moves the focus, or null if the key does not move the focus. */
export function nextIndex(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
  at: number,
  { columns, count }: { columns: number; count: number },
): number | null {
  if (ctrlKey || metaKey || altKey) return null;
  const to = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

/**
 * Handles the keys of the grid: arrows, Home and End move between images, and with Shift they select the images on the
 * way. Space selects, Ctrl+A selects all, and Delete deletes what is selected.
 */
export function useGridKeys({ list, columns, designs, selection, showRow, remove }: Grid) {
  /** The image to focus as soon as it is rendered. */
  const wanted = useRef<number | null>(null);
  const sweep = useRef<KeySweep | null>(null);

  // Runs after every rendering, because a row may be rendered only after the list has scrolled, and an image changes
  // from a link to a button when the selection begins.
  useEffect(() => {
    if (wanted.current === null) return;
    const target = list.current?.querySelector<HTMLElement>(`[data-at="${wanted.current}"]`);
    if (!target) return;
    wanted.current = null;
    target.focus();
  });

  function select(event: KeyboardEvent, at: number): boolean {
    const isCommand = event.ctrlKey || event.metaKey;
    let next: number | null = at;
    if (isCommand && event.key.toLowerCase() === "a") selection.all();
    else if (event.key === " " && !selection.isOn && designs[at]) selection.toggle(designs[at]);
    else if (["Delete", "Backspace"].includes(event.key) && selection.chosen.length > 0) {
      const rest = designs.length - selection.chosen.length;
      next = rest > 0 ? Math.min(at, rest - 1) : null;
      remove(selection.chosen);
      selection.end();
    } else return false;
    wanted.current = next;
    return true;
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const at = focusedAt(event.target);
    const here = designs[at];
    if (!here) return;
    const to = nextIndex(event, at, { columns, count: designs.length });
    const there = to === null ? undefined : designs[to];
    if (to !== null && there) {
      if (event.shiftKey) {
        const last = sweep.current?.end === here.id ? sweep.current : null;
        const now = last ?? { ...selection.sweepFrom(here), isAdding: true };
        sweep.current = { ...now, end: there.id };
        selection.sweepTo(now, there.id);
      } else sweep.current = null;
      wanted.current = to;
      showRow(Math.floor(to / columns));
      const target = list.current?.querySelector<HTMLElement>(`[data-at="${to}"]`);
      if (target && !event.shiftKey) {
        wanted.current = null;
        target.focus();
      }
      event.preventDefault();
      return;
    }
    if (event.key !== "Shift") sweep.current = null;
    if (select(event, at)) event.preventDefault();
  });

  /**
   * Called when the user has gone elsewhere. An image that still waits for the focus must not take the user back, and a
   * sweep is over.
   */
  const left = useEffectEvent(({ type, target }: Event) => {
    const isFocus = type === "focusin";
    // When the focused image is rendered anew, an element around the list gets the focus without the user's doing.
    if (isFocus && target instanceof Node && target.contains(list.current)) return;
    wanted.current = null;
    const isEnd = isFocus && designs[focusedAt(target)]?.id === sweep.current?.end;
    if (!isEnd) sweep.current = null;
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    list.current?.addEventListener("keydown", (event) => onKey(event), { signal });
    for (const name of ["focusin", "pointerdown"])
      document.addEventListener(name, (event) => left(event), { signal, capture: true });
    return () => listening.abort();
  }, [list]);
}
