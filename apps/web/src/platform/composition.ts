/**
 * True for a key that goes to a Japanese, Chinese or Korean input method. Safari marks the last such key only by its
 * code.
 */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/**
 * Keeps such keys from every handler on the page, ours and those of packages. During composition, Enter accepts a
 * word and Escape drops it; neither is meant for the field or the studio. Returns the function that stops it.
 */
export function ignoreComposedKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    // The input method itself still gets the key.
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", onKey, { capture: true });
  window.addEventListener("keyup", onKey, { capture: true });
  return () => {
    window.removeEventListener("keydown", onKey, { capture: true });
    window.removeEventListener("keyup", onKey, { capture: true });
  };
}
