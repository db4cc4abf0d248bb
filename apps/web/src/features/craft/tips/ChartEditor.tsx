import { t } from "@lingui/core/macro";
import { readRules, writeRules } from "@lacquer/craft";
import { useId, useState } from "react";
import { faultWords } from "../../file-faults/index.ts";
import { useStudioRules } from "../studio-rules.ts";
import { withTipWidth } from "./change-chart.ts";
import styles from "./tips.module.css";

/** The widths of the shop's tips. They are part of the rules, and are exported and imported with them. */
export function ChartEditor() {
  const { rules, change } = useStudioRules();
  const [chart] = rules.charts;
  const [typed, setTyped] = useState<{ at: number; text: string; fault: string | null } | null>(
    null,
  );
  const fault = useId();
  function type(at: number, text: string) {
    let problem: string | null = t`Type the width in mm.`;
    if (text.trim() !== "")
      change((now) => {
        const read = readRules(writeRules(withTipWidth(now, at, Number(text))));
        const [first] = "faults" in read ? read.faults : [];
        problem = first ? faultWords(first) : null;
        return "rules" in read ? read.rules : now;
      });
    setTyped({ at, text, fault: problem });
  }
  if (!chart) return null;
  return (
    <details className={styles.chart}>
      <summary>{t`Sizes of your shop`}</summary>
      <p className={styles.note}>
        {t`The width of each size in mm, from the widest to the narrowest. The widths are part of your rules and of the rules’ file.`}
      </p>
      <div className={styles.sizes} data-own-undo>
        {chart.sizes.map(({ size, mm }, at) => (
          <label key={size} className={styles.size}>
            <span>{t({ message: `Size ${size}`, comment: "A size of tips." })}</span>
            <input
              className="field-input tabular"
              type="number"
              inputMode="decimal"
              min={1}
              max={40}
              step="any"
              aria-invalid={typed?.at === at && typed.fault !== null}
              aria-describedby={fault}
              value={typed?.at === at ? typed.text : String(mm)}
              onBlur={() => setTyped(null)}
              onChange={({ currentTarget }) => type(at, currentTarget.value)}
            />
          </label>
        ))}
      </div>
      <p id={fault} className="field-problem" role="status">
        {typed?.fault}
      </p>
    </details>
  );
}
