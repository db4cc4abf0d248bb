import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { focusNail } from "./focus-nail.ts";
import styles from "./bar.module.css";
import { acceptProposal, clearProposal, type Finding, wordsFor } from "../finding/finding.ts";

interface Props {
  tabId: string;
  finding: Finding;
  /** Other actions to offer if the proposal is poor. */
  children?: ReactNode;
}

/** Describes the proposal, with one button to accept it and another to clear it. */
export function ProposalBar({ tabId, finding, children }: Props) {
  function accept() {
    acceptProposal(tabId);
    // The bar disappears, so the focus moves to the nails.
    focusNail(0);
  }
  return (
    <div
      className={styles.bar}
      data-floating
      data-crowded={children ? true : undefined}
      role="group"
      aria-label="Found nails"
      aria-busy={finding.isLooking}
    >
      <span className={styles.barText}>{wordsFor(finding)}</span>
      <button type="button" className={styles.barButton} onClick={accept}>
        <Check className="icon" aria-hidden />
        <span>{finding.nails.length === 1 ? "Use it" : "Use them"}</span>
      </button>
      {children}
      <button type="button" className={styles.barButton} onClick={() => clearProposal(tabId)}>
        Clear
      </button>
    </div>
  );
}
