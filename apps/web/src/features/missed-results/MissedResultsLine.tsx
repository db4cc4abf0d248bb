import { t } from "@lingui/core/macro";
import { Sparkle, X } from "lucide-react";
import { useTabsStore } from "../tabs/index.ts";
import { missedResultsWords } from "./missed-results-words.ts";
import { dismissMissedResults, showNext, openTabsOf, useMissedResults } from "./missed-results.ts";
import styles from "./missed-results.module.css";

/** The notice about jobs that ended while the designer was away: one line with a link to each design. */
export function MissedResultsLine({ onOpenCollection }: { onOpenCollection: () => void }) {
  const { ends, toShow } = useMissedResults();
  const name = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId)?.name);
  const tabIds = openTabsOf(ends);
  const left = toShow ?? tabIds;

  function show() {
    if (tabIds.length > 0) return showNext(left);
    dismissMissedResults();
    onOpenCollection();
  }

  return (
    <div className={styles.notice}>
      <Sparkle className={`icon ${styles.icon}`} aria-hidden />
      <p>
        {toShow === null ? (
          <>
            <span className={styles.while}>{t`While you were away:`}</span>
            <strong>{missedResultsWords(ends)}</strong>
          </>
        ) : (
          <>
            <strong>{name}</strong>
            <span className={styles.while}>
              {t` ${{ place: tabIds.length - toShow.length }} of ${{ count: tabIds.length }}`}
            </span>
          </>
        )}
      </p>
      <button
        className="button button-small"
        type="button"
        // Marks the button as one for repeated presses, because it steps through several designs.
        {...(toShow !== null && { "data-again": "" })}
        onClick={show}
      >
        {toShow !== null
          ? t({ message: "Next", comment: "A button: show the next design" })
          : tabIds.length > 0
            ? t({ message: "Show", comment: "A button: show the finished designs" })
            : t`Open the collection`}
      </button>
      <button
        className={`icon-button ${styles.dismiss}`}
        type="button"
        aria-label={t`Dismiss this notice`}
        onClick={dismissMissedResults}
      >
        <X className="icon" aria-hidden />
      </button>
    </div>
  );
}
