import type { ReactNode } from "react";

/** The minutes and price of making a design by hand, in a version for each place that shows them. */
export interface CraftPlaces {
  /** Shown at the foot of the column. */
  line: ReactNode;
  /** Shown beside the section's name in a list. */
  brief: ReactNode;
  /** Shown as a separate section. */
  section: ReactNode;
}
