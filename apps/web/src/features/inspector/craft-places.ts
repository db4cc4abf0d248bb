import type { ReactNode } from "react";

/** The minutes and price of making a design by hand, in a version for each place that shows them. */
export interface CraftPlaces {
  /** The minutes and price at the foot of the column. */
  line: ReactNode;
  /** The minutes and price beside the section's name in a list. */
  brief: ReactNode;
  /** The minutes and price in a section of their own. */
  section: ReactNode;
}
