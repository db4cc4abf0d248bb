/**
 * The sizes of the marks of patterns and details, in widths of the natural nail, before a vibe changes them. Both the
 * painter and `marksOf` use these sizes, so that calculations about a look match what is painted.
 */

/** Two threads of metal: half the width of each, and the distance between their middles. */
export const THREADS = { main: 0.018, fine: 0.008, apart: 0.13 } as const;

/** The positions and radii of five things along the cuticle. */
export const ROW = [-2, -1, 0, 1, 2].map((i) => ({
  x: i * 0.145,
  y: 0.2 + 0.055 * i * i,
  r: 0.066 - Math.abs(i) * 0.011,
}));
export const STONE_GROWTH = 1.1;

export const CONFETTI = { count: 22, least: 0.016, most: 0.046 } as const;

export const DOT_RADIUS = 0.05;

/** Half the width of the metal thread along a French smile line. */
export const SMILE_THREAD = 0.012;

export const smileHasThread = (vibe: string): boolean =>
  vibe === "edgy" || vibe === "futuristic" || vibe === "bold";

export const CUTS = { count: 3, thread: 0.011 } as const;

/**
 * The ribbons follow a flow that is steeper than the nail's length. A width in the flow is multiplied by `slope` to
 * give the width on the nail.
 */
export const RIBBON = { every: 0.62, wide: 0.085, fine: 0.012, beside: 0.07, slope: 0.72 } as const;

export const DOTS = { pitch: 0.27, radius: 0.075 } as const;

export const ROSETTE_PITCH = 0.25;

export const flowersOn = (length: number, density: number): number =>
  Math.min(6, Math.max(3, Math.floor(2.4 * length * density)));
