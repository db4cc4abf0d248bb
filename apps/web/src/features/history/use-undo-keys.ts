import { useEffect } from "react";
import { walkHistory } from "./undo.ts";

/**
 * A text field in a dialog (a password, a name for a key) is not part of the design, so the browser's own undo works
 * there.
 */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches("input, textarea, [contenteditable]") &&
  target.closest("[role='dialog'], [role='alertdialog'], [data-own-undo]") !== null;

function stepsOf(event: KeyboardEvent): -1 | 0 | 1 {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return 0;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? 1 : -1;
  return key === "y" && !event.shiftKey ? 1 : 0;
}

/**
 * Handles the keys for undo and redo wherever the focus is; in the design's own fields they replace the browser's undo.
 * An undo from a phone or from the browser's menu arrives as an input event. Key presses of an input method are never
 * handled here.
 */
export function useUndoKeys(tabId: string): void {
  useEffect(() => {
    const go = (event: Event, by: -1 | 0 | 1) => {
      if (by === 0 || isElsewhere(event.target)) return;
      event.preventDefault();
      // Without this, a tool or a menu could react to the key as well.
      event.stopPropagation();
      walkHistory(tabId, by);
    };
    const onKeyDown = (event: KeyboardEvent) => go(event, stepsOf(event));
    const onBeforeInput = (event: InputEvent) => {
      const by = { historyUndo: -1, historyRedo: 1 } as const;
      go(event, by[event.inputType as keyof typeof by] ?? 0);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    window.addEventListener("beforeinput", onBeforeInput, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      window.removeEventListener("beforeinput", onBeforeInput, { capture: true });
    };
  }, [tabId]);
}
