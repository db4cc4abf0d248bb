/**
 * Returns true for a key press that goes to a Japanese, Chinese or Korean input method. Safari marks the last such key
 * press only by its key code.
 */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/**
 * Hides key presses of an input method from every handler on the page, including those of packages. During composition,
 * Enter accepts a word and Escape drops it; neither is meant for the field or the studio. Returns a stop function.
 */
export function ignoreComposedKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    // Only propagation is stopped, so the input method itself still gets the key.
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", onKey, { capture: true });
  window.addEventListener("keyup", onKey, { capture: true });
  return () => {
    window.removeEventListener("keydown", onKey, { capture: true });
    window.removeEventListener("keyup", onKey, { capture: true });
  };
}
