/** Brings the focus to a nail on the stage, once it is drawn. */
export function focusNail(index: number): void {
  requestAnimationFrame(() => {
    document.querySelector<SVGElement>(`[data-nail="${index}"][role="button"]`)?.focus();
  });
}
