/**
 * How large the marks of patterns and details are, in widths of the natural nail, before a vibe changes them. Painter
 * and `marksOf` share them, so that what is reckoned about a look is what is painted.
 */

/** Two threads of metal: half their widths, and how far apart their middles are. */
export const THREADS = { main: 0.018, fine: 0.008, apart: 0.13 } as const;

/** Five things along the cuticle; `grow` is how much larger stones are than pearls and studs. */
export const ROW = [-2, -1, 0, 1, 2].map((i) => ({
  x: i * 0.145,
  y: 0.2 + 0.055 * i * i,
  r: 0.066 - Math.abs(i) * 0.011,
}));
export const STONE_GROWTH = 1.1;

export const CONFETTI = { count: 22, least: 0.016, most: 0.046 } as const;

export const DOT_RADIUS = 0.05;

/** Half the width of a French smile's thread. */
export const SMILE_THREAD = 0.012;

export const smileHasThread = (vibe: string): boolean =>
  vibe === "edgy" || vibe === "futuristic" || vibe === "bold";

export const CUTS = { count: 3, thread: 0.011 } as const;

/** The swirl's flow is steeper than the nail is long, so a width on the nail is `slope` of one in the flow. */
export const RIBBON = { every: 0.62, wide: 0.085, fine: 0.012, beside: 0.07, slope: 0.72 } as const;

export const DOTS = { pitch: 0.27, radius: 0.075 } as const;

export const ROSETTE_PITCH = 0.25;

export const flowersOn = (length: number, density: number): number =>
  Math.min(6, Math.max(3, Math.floor(2.4 * length * density)));
