import type { ReactNode } from "react";

/** What a design is to make by hand, drawn for each of its places. */
export interface CraftPlaces {
  /** At the foot of the column. */
  line: ReactNode;
  /** Beside its name in a list. */
  brief: ReactNode;
  /** As a section of its own. */
  section: ReactNode;
}
