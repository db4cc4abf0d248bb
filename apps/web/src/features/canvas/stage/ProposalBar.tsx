import { t } from "@lingui/core/macro";
import { Check } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { usePart } from "../../../hooks/use-part.ts";
import { partOf } from "../../../platform/parts.ts";
import { focusNail } from "./focus-nail.ts";
import styles from "./bar.module.css";
import { acceptProposal, clearProposal, type Finding, wordsFor } from "../finding/finding.ts";

const questionPart = partOf(() => import("./NailQuestion.tsx"));

interface Props {
  tabId: string;
  finding: Finding;
  /** Other actions to offer if the proposal is poor. */
  children?: ReactNode;
}

/** Describes the proposal, with one button to accept it and another to clear it. */
export function ProposalBar({ tabId, finding, children }: Props) {
  const [doubt] = finding.doubts;
  const asking = usePart(questionPart, doubt !== undefined);
  const pressedRef = useRef<string | null>(null);
  function accept() {
    acceptProposal(tabId);
    // The bar disappears, so the focus moves to the nails.
    focusNail(0);
  }
  return (
    <div
      className={styles.bar}
      data-floating
      data-crowded={children || doubt ? true : undefined}
      role="group"
      aria-label={t`Found nails`}
      aria-busy={finding.isLooking}
    >
      {doubt && asking && (
        <asking.NailQuestion
          key={`${finding.answers.length} ${doubt.guide.x} ${doubt.guide.y}`}
          tabId={tabId}
          doubt={doubt}
          left={finding.doubts.length}
          pressedRef={pressedRef}
        />
      )}
      <span className={styles.barText}>{wordsFor(finding)}</span>
      {finding.nails.length > 0 && (
        <button type="button" className={styles.barButton} data-use-found onClick={accept}>
          <Check className="icon" aria-hidden />
          <span>{finding.nails.length === 1 ? t`Use it` : t`Use them`}</span>
        </button>
      )}
      {children}
      <button type="button" className={styles.barButton} onClick={() => clearProposal(tabId)}>
        {t`Clear`}
      </button>
    </div>
  );
}
