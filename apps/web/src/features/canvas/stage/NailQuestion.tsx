import type { ProposedNail } from "@lacquer/nail-detection";
import { answerQuestion } from "../finding/finding.ts";
import type { Reply } from "../finding/questions.ts";
import styles from "./bar.module.css";

interface Props {
  tabId: string;
  doubt: ProposedNail;
  /** The number of questions that are still open. */
  left: number;
}

const REPLIES: readonly { reply: Reply; words: string }[] = [
  { reply: "yes", words: "Yes" },
  { reply: "turn", words: "Turn it round" },
  { reply: "no", words: "No nail" },
];

/** Asks about a nail of which the detection is not certain. Each reply takes one press. */
export function NailQuestion({ tabId, doubt, left }: Props) {
  const question =
    doubt.question === "nail"
      ? "Is the marked spot a nail?"
      : "Does the arrow show the nail's tip?";
  const asked = left > 1 ? `${question} ${left} questions.` : question;
  return (
    <div className={styles.question} role="group" aria-label="Question about a nail">
      <span className={styles.barText}>{asked}</span>
      {REPLIES.map(({ reply, words }) => (
        <button
          key={reply}
          type="button"
          className={styles.barButton}
          onClick={() => answerQuestion(tabId, doubt, reply)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
