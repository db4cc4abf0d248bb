import type { DesignMoney } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";

/** Returns what a design cost so far: "Quoted 2 · charged 2 · returned 1". */
export function moneyWords({ quoted, held, charged, returned }: DesignMoney): string {
  return [
    t`Quoted ${quoted}`,
    held > 0 && t`held ${held}`,
    charged > 0 && t`charged ${charged}`,
    returned > 0 && t`returned ${returned}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
