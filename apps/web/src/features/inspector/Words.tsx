import { PROMPT_MAX } from "@lacquer/contracts";
import { useId } from "react";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import styles from "./inspector.module.css";

/** The design in the designer's own words. */
export function Words({ tab }: { tab: DraftTab }) {
  const id = useId();
  const left = PROMPT_MAX - tab.aiPrompt.length;
  return (
    <div className={styles.words}>
      <textarea
        className={styles.textarea}
        aria-label="The design in words"
        aria-describedby={id}
        rows={3}
        maxLength={PROMPT_MAX}
        value={tab.aiPrompt}
        placeholder="Deep oxblood, one fine gold line across each nail"
        onChange={({ currentTarget }) =>
          useTabsStore
            .getState()
            .updateTab(tab.id, { aiPrompt: currentTarget.value.slice(0, PROMPT_MAX) })
        }
      />
      <p id={id} className={styles.hint}>
        <span>Your words are read: colours, finishes and patterns you name are painted.</span>
        <span className="tabular">
          {left < 200 ? `${left} left` : `${tab.aiPrompt.length} of ${PROMPT_MAX}`}
        </span>
      </p>
    </div>
  );
}
