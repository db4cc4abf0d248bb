import type { ReactNode } from "react";

/** The minutes and price of making a design by hand, in a version for each place that shows them. */
export interface CraftPlaces {
  /** The version at the foot of the column. */
  line: ReactNode;
  /** The version beside the section's name in a list. */
  brief: ReactNode;
  /** The version in a section of its own. */
  section: ReactNode;
}
