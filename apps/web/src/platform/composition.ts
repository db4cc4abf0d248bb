/** Of a key that goes to a Japanese, Chinese or Korean input method. Safari tells of the last one by its code alone. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/**
 * Keeps such keys from every handler of the page, ours and those of packages: Enter takes a word then, Escape leaves
 * it, and neither means the field or the studio. Returns the way to stop.
 */
export function ignoreComposedKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    // What the input method does with the key goes on.
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", onKey, { capture: true });
  window.addEventListener("keyup", onKey, { capture: true });
  return () => {
    window.removeEventListener("keydown", onKey, { capture: true });
    window.removeEventListener("keyup", onKey, { capture: true });
  };
}
