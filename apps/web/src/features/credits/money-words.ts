import type { DesignMoney } from "@lacquer/contracts";

/** Returns what a design cost so far: "Quoted 2 · charged 2 · returned 1". */
export function moneyWords({ quoted, held, charged, returned }: DesignMoney): string {
  return [
    `Quoted ${quoted}`,
    held > 0 && `held ${held}`,
    charged > 0 && `charged ${charged}`,
    returned > 0 && `returned ${returned}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
