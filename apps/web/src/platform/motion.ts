/** Whether this person asked their device for as little motion as possible. */
export const prefersStillness = (): boolean =>
  window.matchMedia("(prefers-reduced-motion: reduce)").matches;
