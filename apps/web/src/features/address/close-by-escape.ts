import { closePanel, readPlace } from "./open-panel.ts";

/**
 * Closes the open panel when Escape is pressed and nothing on the screen has used the key. That is the full-screen
 * view, which is no dialog, or a panel whose script is still being loaded. Returns a stop function.
 */
export function closeByEscape(): () => void {
  // On the document, so that the stage's own keys, which are heard by the window, do not act on the same press.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const { panel } = readPlace();
    if (panel === null) return;
    event.preventDefault();
    closePanel(panel);
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
