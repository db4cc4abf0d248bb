import type { AdminLive } from "@lacquer/contracts";
import { useState } from "react";

export interface Sample {
  at: string;
  waiting: number;
  running: number;
}

/** The number of samples that are stored: five minutes at two seconds each. */
const KEPT = 150;

/**
 * Records how many jobs waited and ran at each reading while the page is open, because the database keeps no history of
 * these numbers.
 */
export function useSamples({ at, waiting, parked, running }: AdminLive): readonly Sample[] {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  if (samples.at(-1)?.at !== at)
    setSamples([...samples.slice(1 - KEPT), { at, waiting: waiting + parked, running }]);
  return samples;
}
