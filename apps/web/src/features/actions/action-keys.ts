import { offeredActions } from "./actions.ts";
import { isPressed } from "./keys.ts";

/** Where letters have a meaning of their own: fields, and what lies over the studio. */
const WRITES = "input, textarea, select, [contenteditable='true']";
const OVER = "[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']";

/** Runs the action whose keys are pressed. Those with Mod work in fields and over panels too. */
export function followActionKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat) return;
    const action = offeredActions().find(
      ({ keys, hearsKeys }) => keys !== undefined && !hearsKeys && isPressed(keys, event),
    );
    if (!action || action.isOff) return;
    const isWriting = event.target instanceof Element && event.target.closest(WRITES) !== null;
    const isCovered = document.querySelector(OVER) !== null;
    if (!action.keys?.startsWith("Mod+") && (isWriting || isCovered)) return;
    event.preventDefault();
    action.run();
  };
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}
