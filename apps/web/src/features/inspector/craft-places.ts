import type { ReactNode } from "react";

/** The minutes and price of making a design by hand, in the form for each place. */
export interface CraftPlaces {
  /** At the foot of the column. */
  line: ReactNode;
  /** Beside the section's name in a list. */
  brief: ReactNode;
  /** As a section of its own. */
  section: ReactNode;
}
