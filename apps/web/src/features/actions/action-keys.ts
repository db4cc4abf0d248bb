import { offeredActions } from "./actions.ts";
import { isPressed } from "./keys.ts";

/** Elements that use letter keys themselves: fields here, and panels over the studio on the next line. */
const WRITES = "input, textarea, select, [contenteditable='true']";
const OVER = "[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']";

/** Runs the action whose keys are pressed. Keys with Mod also work in fields and over panels. */
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
