import type { ProposedNail } from "@lacquer/nail-detection";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { i18n } from "../../../platform/messages.ts";
import { answerQuestion } from "../finding/finding.ts";
import { questionWords, type Reply } from "../finding/questions.ts";
import styles from "./bar.module.css";

interface Props {
  tabId: string;
  doubt: ProposedNail;
  /** The number of questions that are still open. */
  left: number;
  /** The reply whose button has the focus; null if none has it. The next question gives the focus to the same reply. */
  pressedRef: RefObject<string | null>;
}

const REPLIES: readonly { reply: Reply; words: MessageDescriptor }[] = [
  { reply: "yes", words: msg`Yes` },
  { reply: "turn", words: msg`Turn it round` },
  { reply: "no", words: msg`No nail` },
];

/**
 * If the last question's button had the focus, moves the lost focus to the button that accepts the found nails, or to
 * the stage if there is no such button.
 */
function focusAfterQuestions(pressedRef: RefObject<string | null>): void {
  if (document.activeElement !== document.body) return;
  pressedRef.current = null;
  const next = document.querySelector<HTMLElement>("[data-use-found]");
  (next ?? document.querySelector<HTMLElement>("[data-stage]"))?.focus();
}

/** Asks about a nail that the detection doubts. Each reply takes one press. */
export function NailQuestion({ tabId, doubt, left, pressedRef }: Props) {
  const group = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const reply = pressedRef.current;
    if (reply) group.current?.querySelector<HTMLElement>(`[data-reply="${reply}"]`)?.focus();
    return () => {
      if (pressedRef.current) requestAnimationFrame(() => focusAfterQuestions(pressedRef));
    };
  }, [pressedRef]);
  const question = questionWords(doubt);
  const asked = left > 1 ? t`${question} ${left} questions.` : question;
  return (
    <div ref={group} className={styles.question} role="group" aria-label={t`Question about a nail`}>
      <span className={styles.barText}>{asked}</span>
      {REPLIES.map(({ reply, words }) => (
        <button
          key={reply}
          type="button"
          className={styles.barButton}
          data-reply={reply}
          onFocus={() => (pressedRef.current = reply)}
          onBlur={() => (pressedRef.current = null)}
          onClick={() => answerQuestion(tabId, doubt, reply)}
        >
          {i18n._(words)}
        </button>
      ))}
    </div>
  );
}
