const listeners = new Set<() => void>();

/** Calls `listener` when the designer wants to show something white on the photo. */
export function onWhiteWanted(listener: () => void): void {
  listeners.add(listener);
}

/** Lets the designer tap white paper or a card on the photo. The stage hears this and takes its eyedropper. */
export function wantWhite(): void {
  for (const listener of listeners) listener();
}
