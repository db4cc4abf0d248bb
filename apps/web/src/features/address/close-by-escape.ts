import { closePanel, readPlace } from "./open-panel.ts";

/**
 * Closes the open panel when Escape is pressed and nothing on the screen has used the key. This is needed for the
 * full-screen view, which is no dialog, and for a panel whose script is still being loaded. Returns a stop function.
 */
export function closeByEscape(): () => void {
  // Listens on the document, and so before the stage, which listens for its own keys on the window. The stage then
  // ignores this press.
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
