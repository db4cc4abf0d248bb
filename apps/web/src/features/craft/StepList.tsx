import type { Step } from "@lacquer/craft";
import { minutesRange } from "./craft-words.ts";
import styles from "./craft.module.css";
import { ruleText } from "./words/rule-text.ts";
import { partWords, stepLine, stepTitles } from "./words/step-words.ts";

/** The steps of the set in order. Each step lists its parts. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ key, lines, minutes, parts }) => (
        <li key={key} className={styles.step}>
          <p className={styles.row}>
            <strong>{stepTitles()[key]}</strong>
            <span className="tabular">{minutesRange(minutes)}</span>
          </p>
          {lines.map(stepLine).map((line) => (
            <p key={line} className={styles.reason}>
              {line}
            </p>
          ))}
          <ul className={styles.parts}>
            {parts.map((part) => (
              <li key={part.work} className={styles.row}>
                <span>
                  <span>{partWords(part)}</span>
                  <small>{ruleText(part.origin)}</small>
                </span>
                <span className="tabular">{minutesRange(part.minutes)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
