import { Check } from "lucide-react";
import styles from "../stage/stage.module.css";
import { acceptProposal, clearProposal, type Finding, wordsFor } from "./finding.ts";

/** The proposal in words, with its one press to take it and one to clear it. */
export function ProposalBar({ tabId, finding }: { tabId: string; finding: Finding }) {
  return (
    <div className={styles.bar} data-floating role="group" aria-label="Found nails">
      <span className={styles.barText}>{wordsFor(finding.state, finding.nails.length)}</span>
      <button type="button" className={styles.barButton} onClick={() => acceptProposal(tabId)}>
        <Check className="icon" aria-hidden />
        Use them
      </button>
      <button type="button" className={styles.barButton} onClick={() => clearProposal(tabId)}>
        Clear
      </button>
    </div>
  );
}
