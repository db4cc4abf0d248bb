import type { CraftRules } from "@lacquer/craft";

const YOURS = "yours";

/** Returns the rules after one width in the first chart was changed. The chart then counts as the user's own. */
export const withTipWidth = (rules: CraftRules, at: number, mm: number): CraftRules => ({
  ...rules,
  charts: rules.charts.map((chart, which) => {
    const size = chart.sizes[at];
    return which === 0 && size
      ? { ...chart, origin: YOURS, sizes: chart.sizes.with(at, { ...size, mm }) }
      : chart;
  }),
});
