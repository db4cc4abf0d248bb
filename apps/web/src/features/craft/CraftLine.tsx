import { plural, t } from "@lingui/core/macro";
import { ChevronRight } from "lucide-react";
import { openPanel } from "../address/index.ts";
import { openSection } from "../sheet/index.ts";
import type { DraftTab } from "../tabs/index.ts";
import { aboutMinutes, craftLine, priceRange } from "./craft-words.ts";
import styles from "./craft.module.css";
import { useCraft } from "./use-craft.ts";

/** Minutes, price and the obstacles to making the look by hand, in one line. Pressing the line opens the panel. */
export function CraftLine({ tab }: { tab: DraftTab }) {
  const { plan } = useCraft(tab);
  return (
    <button className={styles.line} type="button" data-craft onClick={() => openPanel("craft")}>
      <span className="tabular">{craftLine(plan)}</span>
      <ChevronRight className="icon" aria-hidden />
    </button>
  );
}

/** Shows only the minutes, for use in a list. */
export function CraftMinutes({ tab }: { tab: DraftTab }) {
  return aboutMinutes(useCraft(tab).plan.minutes);
}

/** Shows minutes and price, beside Undo in a raised sheet. */
export function CraftBrief({ tab }: { tab: DraftTab }) {
  const { plan } = useCraft(tab);
  const unfine = plan.nails.filter(({ answer }) => answer !== "fine").length;
  const said = `${aboutMinutes(plan.minutes)} · ${priceRange(plan.price, plan.currency)}`;
  const hard = plural(unfine, { one: "# hard", other: "# hard" });
  const shown = unfine === 0 ? said : `${said} · ${hard}`;
  return (
    <button
      className={`${styles.brief} tabular`}
      type="button"
      data-craft
      aria-label={t`In the chair: ${shown}`}
      onClick={() => openSection("chair")}
    >
      <span>{shown}</span>
    </button>
  );
}
