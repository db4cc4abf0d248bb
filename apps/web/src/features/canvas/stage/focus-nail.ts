/** Moves the focus to a nail on the stage as soon as the nail is rendered. */
export function focusNail(index: number): void {
  requestAnimationFrame(() => {
    document.querySelector<SVGElement>(`[data-nail="${index}"][role="button"]`)?.focus();
  });
}
