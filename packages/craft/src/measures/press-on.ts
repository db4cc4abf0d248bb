import type { CraftRules, SizeChart } from "../rules/shape.ts";

/** The press-on for one nail. */
export interface PressOn {
  size: string;
  /** The nail's width measured over its curve, in mm. */
  width: number;
  /** The tolerance of that width, in mm. */
  plusMinus: number;
  /** The other sizes within the tolerance. */
  orSizes: string[];
  /** False if the nail is wider than every size of the chart, or more than 1.5 mm narrower. */
  isInChart: boolean;
}

/**
 * Returns the size for a nail that looks `flat` mm wide on a photo. A curved nail looks narrower on a photo than it is,
 * so the curve's share is added. A press-on must cover the nail, so the wider of two sizes is taken. `within` is the
 * tolerance of `flat` itself, in mm.
 */
export function pressOnSize(
  flat: number,
  { sizes }: SizeChart,
  { value, sure }: CraftRules["curvature"],
  within = 0,
): PressOn {
  const width = flat * (1 + value);
  const plusMinus = Math.hypot(flat * sure, within * (1 + value));
  const narrowFirst = sizes.toReversed();
  const covering = (mm: number) => narrowFirst.find((one) => one.mm >= mm) ?? sizes[0];
  const size = covering(width)?.size ?? "";
  const others = [covering(width - plusMinus)?.size, covering(width + plusMinus)?.size];
  return {
    size,
    width,
    plusMinus,
    orSizes: [...new Set(others)].filter((one) => one !== undefined && one !== size) as string[],
    isInChart: width <= (sizes[0]?.mm ?? 0) && width >= (narrowFirst[0]?.mm ?? 0) - 1.5,
  };
}
