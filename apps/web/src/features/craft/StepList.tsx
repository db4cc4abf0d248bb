import { type Step, WORK_WORDS } from "@lacquer/craft";
import { countWords, minutesRange } from "./craft-words.ts";
import styles from "./craft.module.css";

/** The steps of the set in order. Each step lists its parts. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ key, title, says, minutes, parts }) => (
        <li key={key} className={styles.step}>
          <p className={styles.row}>
            <strong>{title}</strong>
            <span className="tabular">{minutesRange(minutes)}</span>
          </p>
          {says.map((line) => (
            <p key={line} className={styles.reason}>
              {line}
            </p>
          ))}
          <ul className={styles.parts}>
            {parts.map(({ work, count, per, minutes: part, origin }) => (
              <li key={work} className={styles.row}>
                <span>
                  <span>
                    {[WORK_WORDS[work], countWords(count, per)].filter(Boolean).join(", ")}
                  </span>
                  <small>{origin}</small>
                </span>
                <span className="tabular">{minutesRange(part)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
