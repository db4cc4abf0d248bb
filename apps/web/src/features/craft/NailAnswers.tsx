import { plural, select, t } from "@lingui/core/macro";
import { type Fix, fixFor, type NailAnswer } from "@lacquer/craft";
import { useEffect, useMemo, useRef, useState } from "react";
import { asSentence } from "../../ui/format.ts";
import { walkHistory } from "../history/index.ts";
import { fingerName, nailInText, nailName } from "../names/index.ts";
import type { Stroke } from "../tabs/index.ts";
import { applyFix } from "./apply-fix.ts";
import { answerWords } from "./craft-words.ts";
import styles from "./craft.module.css";
import type { Craft } from "./use-craft.ts";
import { fixWords } from "./words/change-words.ts";
import { reasonOf } from "./words/fault-words.ts";
import { listed } from "./words/figures.ts";

/** The nails that are hard or impossible to make by hand, each with its reasons and a button that applies a fix. */
export function NailAnswers({ tabId, craft }: { tabId: string; craft: Craft }) {
  const { work, given, rules, plan } = craft;
  const [done, setDone] = useState<string | null>(null);
  const doneLine = useRef<HTMLParagraphElement>(null);
  const unfine = plan.nails.filter(({ answer }) => answer !== "fine");
  const fixes = useMemo(
    () =>
      new Map(
        plan.nails
          .filter(({ answer }) => answer !== "fine")
          .map(({ index }) => [index, fixFor(work, index, given, rules)]),
      ),
    [work, given, rules, plan],
  );
  // The pressed button disappears once its nail's fault is fixed, so the focus must move on.
  useEffect(() => {
    if (done !== null) doneLine.current?.focus();
  }, [done]);

  const apply = (fix: Fix<Stroke>) => {
    applyFix(tabId, fix);
    setDone(fixWords(fix.changes));
  };
  const fine = plan.nails.length - unfine.length;
  return (
    <section aria-label={t`By hand`}>
      <h3 className={styles.heading}>{t`By hand`}</h3>
      {done !== null && (
        <p className={styles.done} ref={doneLine} tabIndex={-1}>
          <span>{t`Done: ${done}`}</span>
          <button
            className="button button-small"
            type="button"
            onClick={() => {
              walkHistory(tabId, -1);
              setDone(null);
            }}
          >
            {t`Undo`}
          </button>
        </p>
      )}
      <ul className={styles.nails}>
        {together(unfine, fixes).map((nails) => {
          const [{ index }] = nails;
          const fix = fixes.get(index) ?? null;
          return <UnfineNails key={index} nails={nails} fix={fix} onApply={apply} />;
        })}
      </ul>
      {fine > 0 && (
        <p className={styles.nailName}>
          <Disc answer="fine" />
          <span>{unfine.length === 0 ? t`Every nail can be made by hand.` : fineWords(fine)}</span>
        </p>
      )}
    </section>
  );
}

const fineWords = (fine: number): string => plural(fine, { one: "# fine", other: "# fine" });

type Nails = [NailAnswer, ...NailAnswer[]];

/** Groups nails that the same change of the whole design would fix. Every other nail is listed alone. */
function together(nails: readonly NailAnswer[], fixes: Map<number, Fix<Stroke> | null>): Nails[] {
  const groups = new Map<string, Nails>();
  for (const nail of nails) {
    const fix = fixes.get(nail.index);
    const isShared = fix && !fix.patch.nails && !fix.patch.strokes;
    const key = isShared ? `${nail.answer} ${JSON.stringify(fix.changes)}` : String(nail.index);
    const group = groups.get(key);
    if (group) group.push(nail);
    else groups.set(key, [nail]);
  }
  return [...groups.values()];
}

/**
 * Returns "Left index nail", or "Index, ring and little nails", or "3 nails" if the finger of any of them is unknown.
 */
function namesOf([first, ...others]: Nails): string {
  if (others.length === 0) return nailName(first);
  const nails = [first, ...others];
  const count = nails.length;
  if (nails.some((nail) => nail.fingerUnknown))
    return plural(count, { one: "# nail", other: "# nails" });
  const { hand } = first;
  if (nails.some((nail) => nail.hand !== hand)) {
    const names = nails.map(nailInText);
    return asSentence(listed(names));
  }
  const fingers = listed(nails.map(({ finger }) => fingerName(finger)));
  if (!hand) {
    const named = asSentence(fingers);
    return t({ message: `${named} nails`, comment: "Such as: Index, ring and little nails." });
  }
  return select(hand, {
    left: `Left ${fingers} nails`,
    other: `Right ${fingers} nails`,
  });
}

interface UnfineNailsProps {
  nails: Nails;
  fix: Fix<Stroke> | null;
  onApply: (fix: Fix<Stroke>) => void;
}

function UnfineNails({ nails, fix, onApply }: UnfineNailsProps) {
  const [first] = nails;
  const name = namesOf(nails);
  // The nail with the most faults represents its group.
  const worst = nails.toSorted((a, b) => b.faults.length - a.faults.length)[0] ?? first;
  const reasons = [...new Set(worst.faults.map(reasonOf))];
  return (
    <li className={styles.nail} data-answer={first.answer}>
      <p className={styles.nailName}>
        <Disc answer={first.answer} />
        <strong>{name}</strong>
        <span>{answerWords()[first.answer]}</span>
      </p>
      {reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {reason}
        </p>
      ))}
      {fix ? (
        <FixButton fix={fix} nails={name.toLowerCase()} onApply={onApply} />
      ) : (
        <p className={styles.reason}>{t`No setting in the studio can fix this.`}</p>
      )}
    </li>
  );
}

function FixButton({
  fix,
  nails,
  onApply,
}: Pick<UnfineNailsProps, "onApply"> & { fix: Fix<Stroke>; nails: string }) {
  const label = asSentence(fixWords(fix.changes));
  return (
    <button
      className={`button ${styles.fix}`}
      type="button"
      aria-label={t`${label}, for the ${nails}`}
      onClick={() => onApply(fix)}
    >
      {label}
    </button>
  );
}

/** The symbol of an answer: a full disc, a half disc, or a crossed-out ring. */
function Disc({ answer }: { answer: NailAnswer["answer"] }) {
  return (
    <svg className={styles.disc} viewBox="0 0 16 16" aria-hidden>
      <circle cx="8" cy="8" r="6" />
      {answer === "fine" && <circle className={styles.full} cx="8" cy="8" r="6" />}
      {answer === "hard" && <path className={styles.full} d="M8 2a6 6 0 0 1 0 12z" />}
      {answer === "not" && <path d="M3.8 12.2 12.2 3.8" />}
    </svg>
  );
}
