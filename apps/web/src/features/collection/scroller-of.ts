/** Returns the element that scrolls the list. */
export function scrollerOf(list: HTMLElement): HTMLElement | null {
  for (let at = list.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
