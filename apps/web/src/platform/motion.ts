/** Returns whether the user's device is set to show as little motion as possible. */
export const prefersStillness = (): boolean =>
  window.matchMedia("(prefers-reduced-motion: reduce)").matches;
