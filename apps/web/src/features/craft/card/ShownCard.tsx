import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Announcer } from "../../announcer/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { aboutMinutes } from "../craft-words.ts";
import { tipsPath } from "../card-paths.ts";
import { useCraft } from "../use-craft.ts";
import { letterPaper } from "../words/paper-words.ts";
import { Card } from "./Card.tsx";
import { CardTimer } from "./CardTimer.tsx";
import styles from "./card.module.css";
import { useProgress } from "./use-progress.ts";

type Paper = "a4" | "letter" | "a6";
const papers = (): { value: Paper; label: string }[] => [
  { value: "a4", label: "A4" },
  { value: "letter", label: letterPaper() },
  { value: "a6", label: "A6" },
];

/** The salon card with its buttons and clock, for printing on one sheet or for a phone at the table. */
export function ShownCard({ tab, isHere }: { tab: DraftTab; isHere: boolean }) {
  const craft = useCraft(tab);
  const [paper, setPaper] = useState<Paper>("a4");
  const { progress, change } = useProgress(tab.id);
  return (
    <main className={styles.page} data-paper={paper}>
      <nav className={styles.bar} aria-label={t({ message: "Card", context: "salon card" })}>
        {isHere ? (
          <a className="button button-quiet" href={`/designs/${encodeURIComponent(tab.id)}`}>
            {t`Back to the design`}
          </a>
        ) : (
          <a className="button button-quiet" href="/">
            {t`To the studio`}
          </a>
        )}
        <Segmented
          className={styles.papers}
          label={t({ message: "Paper", comment: "The size of the paper to print on." })}
          value={paper}
          options={papers()}
          onChange={setPaper}
        />
        <span className={styles.links}>
          <a className="button button-quiet" href={tipsPath(tab)}>
            {t`Order tips`}
          </a>
          <button className="button" type="button" onClick={() => window.print()}>
            {t`Print`}
          </button>
        </span>
      </nav>
      <Card tab={tab} craft={craft} progress={progress} change={change} />
      <CardTimer progress={progress} change={change} reckoned={aboutMinutes(craft.plan.minutes)} />
      <Announcer />
    </main>
  );
}
