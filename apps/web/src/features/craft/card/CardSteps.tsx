import type { Step } from "@lacquer/craft";
import { minutesRange } from "../craft-words.ts";
import { partWords, stepLine, stepTitles } from "../words/step-words.ts";
import styles from "./card.module.css";

interface Props {
  steps: readonly Step[];
  done: readonly string[];
  onTick: (key: string) => void;
}

const allParts = ({ parts }: Step): string => parts.map(partWords).join(" · ");

const stopped = (line: string): string => (line.endsWith(".") ? line : `${line}.`);

/** The steps in order. Each has a checkbox that is large enough for a wet finger. */
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
            <span className={styles.stepName}>{stepTitles()[step.key]}</span>
            <span className="tabular">{minutesRange(step.minutes)}</span>
          </label>
          <p className={styles.says}>
            {[`${allParts(step)}.`, ...step.lines.map(stepLine).map(stopped)].join(" ")}
          </p>
        </li>
      ))}
    </ol>
  );
}
