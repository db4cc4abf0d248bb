import { type Step, WORK_WORDS } from "@lacquer/craft";
import { countWords, minutesRange } from "../craft-words.ts";
import styles from "./card.module.css";

interface Props {
  steps: readonly Step[];
  done: readonly string[];
  onTick: (key: string) => void;
}

const partWords = ({ parts }: Step): string =>
  parts
    .map(({ work, count, per }) =>
      [WORK_WORDS[work], countWords(count, per)].filter(Boolean).join(", "),
    )
    .join(" · ");

const stopped = (line: string): string => (line.endsWith(".") ? line : `${line}.`);

/** The steps in order. Each has a box that is large enough for a wet finger. */
export function CardSteps({ steps, done, onTick }: Props) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.key} className={styles.step}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={done.includes(step.key)}
              onChange={() => onTick(step.key)}
            />
            <span className={styles.stepName}>{step.title}</span>
            <span className="tabular">{minutesRange(step.minutes)}</span>
          </label>
          <p className={styles.says}>
            {[`${partWords(step)}.`, ...step.says.map(stopped)].join(" ")}
          </p>
        </li>
      ))}
    </ol>
  );
}
