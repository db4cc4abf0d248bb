const listeners = new Set<() => void>();

/** Calls `listener` when the designer wants to tap something white on the photo. */
export function onWhiteWanted(listener: () => void): void {
  listeners.add(listener);
}

/** Lets the designer tap white paper or a card on the photo. The stage listens for this and selects its eyedropper. */
export function wantWhite(): void {
  for (const listener of listeners) listener();
}
