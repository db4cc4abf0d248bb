import { CREDITS_PER_IMAGE, isEnded, type Job } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { ChevronDown, ChevronRight } from "lucide-react";
import { i18n } from "../../platform/messages.ts";
import { partOf } from "../../platform/parts.ts";
import { credits } from "../../ui/format.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { jobSentence, moneySentence, useSentenceContext } from "../jobs/index.ts";
import { openSection } from "../sheet/index.ts";
import type { DraftTab } from "../tabs/index.ts";
import { imageCountWords } from "./image-count.ts";
import { VARIATION_WORDS } from "./variation-words.ts";
import styles from "./folded-words.module.css";

const countsPart = partOf(() =>
  import("./CountItems.tsx").then(({ CountItems }) => ({ Component: CountItems })),
);

interface FoldedWordsProps {
  tab: DraftTab;
  /** The design's newest job. */
  job: Job | null;
  offersSame: boolean;
  /** The reason why Generate cannot be pressed; null if it can be pressed. */
  reason: string | null;
  needsAccount: boolean;
  onSignUp: () => void;
}

/** Shown beside Generate in small layouts: the number of images with its menu, and one line about the current state. */
export function FoldedWords(props: FoldedWordsProps) {
  const { tab, job, offersSame, reason, needsAccount, onSignUp } = props;
  const { imageCount, variation } = tab;
  const images = imageCountWords(imageCount);
  const isExact = imageCount === 1 || variation === "same";
  return (
    <div className={styles.words}>
      <OpensPart
        kind="menu"
        part={countsPart}
        given={{ tab, offersSame }}
        className={styles.count}
        label={t`How many images: ${images}`}
      >
        <span>{images}</span>
        <ChevronDown className="icon" aria-hidden />
      </OpensPart>
      {reason !== null ? (
        <>
          <p className={styles.line} id="generate-reason" data-blocked>
            <span>{needsAccount ? `${reason} ` : reason}</span>
            {needsAccount && (
              <button className="link-button" type="button" onClick={onSignUp}>
                {t`Create an account for more`}
              </button>
            )}
          </p>
          {/* A failed job is shown even next to a reason, because nothing else on this screen shows it. */}
          {job?.status === "failed" && <JobWords job={job} />}
        </>
      ) : job ? (
        <JobWords job={job} />
      ) : (
        <p className={styles.line} id="generate-reason">
          <span>
            {isExact ? t`Exactly your settings` : i18n._(VARIATION_WORDS[variation].name)}
          </span>
          <span aria-hidden> · </span>
          <span className={`${styles.price} tabular`}>
            {credits(imageCount * CREDITS_PER_IMAGE)}
          </span>
        </p>
      )}
    </div>
  );
}

/**
 * The state of the newest job, as a button that opens the results. After a failure, the button itself also says what
 * became of the credits.
 */
export function JobWords({ job }: { job: Job }) {
  const { title, tone } = jobSentence(job, useSentenceContext());
  return (
    <button
      className={styles.job}
      type="button"
      data-tone={tone}
      onClick={() => openSection("results")}
    >
      {!isEnded(job.status) && <ProgressRing value={job.progress} size={14} thickness={2} />}
      <span>
        <span>{title}</span>
        {tone === "failed" && <span className={styles.money}>{`. ${moneySentence(job)}`}</span>}
      </span>
      <ChevronRight className="icon" aria-hidden />
    </button>
  );
}
