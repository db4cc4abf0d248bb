import { type Fix, fixFor, type NailAnswer } from "@lacquer/craft";
import { useEffect, useMemo, useRef, useState } from "react";
import { asSentence } from "../../ui/format.ts";
import { walkHistory } from "../history/index.ts";
import { nailName } from "../names/index.ts";
import type { Stroke } from "../tabs/index.ts";
import { applyFix } from "./apply-fix.ts";
import { ANSWER_WORDS } from "./craft-words.ts";
import styles from "./craft.module.css";
import type { Craft } from "./use-craft.ts";

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
    setDone(fix.label);
  };
  const fine = plan.nails.length - unfine.length;
  return (
    <section aria-label="By hand">
      <h3 className={styles.heading}>By hand</h3>
      {done !== null && (
        <p className={styles.done} ref={doneLine} tabIndex={-1}>
          <span>{`Done: ${done}`}</span>
          <button
            className="button button-small"
            type="button"
            onClick={() => {
              walkHistory(tabId, -1);
              setDone(null);
            }}
          >
            Undo
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
          <span>{unfine.length === 0 ? "Every nail can be made by hand." : `${fine} fine`}</span>
        </p>
      )}
    </section>
  );
}

type Nails = [NailAnswer, ...NailAnswer[]];

/** Groups nails that the same change of the whole design would fix. Every other nail is listed alone. */
function together(nails: readonly NailAnswer[], fixes: Map<number, Fix<Stroke> | null>): Nails[] {
  const groups = new Map<string, Nails>();
  for (const nail of nails) {
    const fix = fixes.get(nail.index);
    const isShared = fix && !fix.patch.nails && !fix.patch.strokes;
    const key = isShared ? `${nail.answer} ${fix.label}` : String(nail.index);
    const group = groups.get(key);
    if (group) group.push(nail);
    else groups.set(key, [nail]);
  }
  return [...groups.values()];
}

/** Returns "Left index nail", or "Index, ring and little nails", or "3 nails" if nobody knows all their fingers. */
function namesOf([first, ...others]: Nails): string {
  if (others.length === 0) return nailName(first);
  if ([first, ...others].some((nail) => nail.fingerUnknown)) return `${others.length + 1} nails`;
  const hands = new Set([first, ...others].map(({ hand }) => hand));
  const short = (nail: NailAnswer) =>
    hands.size === 1 ? nail.finger : [nail.hand, nail.finger].filter(Boolean).join(" ");
  const names = new Intl.ListFormat("en-GB").format([first, ...others].map(short));
  return asSentence(`${hands.size === 1 && first.hand ? `${first.hand} ` : ""}${names} nails`);
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
  const reasons = [...new Set(worst.faults.map(({ reason }) => reason))];
  return (
    <li className={styles.nail} data-answer={first.answer}>
      <p className={styles.nailName}>
        <Disc answer={first.answer} />
        <strong>{name}</strong>
        <span>{ANSWER_WORDS[first.answer]}</span>
      </p>
      {reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {reason}
        </p>
      ))}
      {fix ? (
        <button
          className={`button ${styles.fix}`}
          type="button"
          aria-label={`${asSentence(fix.label)}, for the ${name.toLowerCase()}`}
          onClick={() => onApply(fix)}
        >
          {asSentence(fix.label)}
        </button>
      ) : (
        <p className={styles.reason}>No setting in the studio can fix this.</p>
      )}
    </li>
  );
}

/** The symbol of an answer: a full disc, a half disc, or a crossed-out ring. */
function Disc({ answer }: { answer: keyof typeof ANSWER_WORDS }) {
  return (
    <svg className={styles.disc} viewBox="0 0 16 16" aria-hidden>
      <circle cx="8" cy="8" r="6" />
      {answer === "fine" && <circle className={styles.full} cx="8" cy="8" r="6" />}
      {answer === "hard" && <path className={styles.full} d="M8 2a6 6 0 0 1 0 12z" />}
      {answer === "not" && <path d="M3.8 12.2 12.2 3.8" />}
    </svg>
  );
}
