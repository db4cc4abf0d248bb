import { t } from "@lingui/core/macro";
import type { Job } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { keptDrawing, lostWords } from "../reuse/index.ts";
import { type Fact, madeFacts } from "./made-facts.ts";
import styles from "./made-with.module.css";

interface MadeWithProps {
  job: Job;
  imageIndex: number;
}

/**
 * Shows everything that a finished image was made from, what was requested and received, and what cannot be restored.
 */
export function MadeWith({ job, imageIndex }: MadeWithProps) {
  const hands = trpc.jobs.hands.useQuery(
    { jobId: job.id },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const hand = hands.data?.find((one) => one.imageIndex === imageIndex) ?? null;
  const lost = lostWords(job);
  return (
    <div className={styles.made}>
      {madeFacts(job, keptDrawing(job).strokes.length, hand).map(({ title, facts }) => (
        <section key={title}>
          <h3 className={styles.title}>{title}</h3>
          <dl className={styles.facts}>
            {facts.map((fact) => (
              <FactLine key={fact.term} fact={fact} />
            ))}
          </dl>
        </section>
      ))}
      {lost.length > 0 && (
        <section>
          <h3 className={styles.title}>{t`Cannot be restored`}</h3>
          <ul className={styles.lost}>
            {lost.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function FactLine({ fact: { term, words, color, pictures } }: { fact: Fact }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd className="tabular">
        {color && <span className={styles.color} style={{ background: color }} aria-hidden />}
        {words !== "" && <span>{words}</span>}
        {pictures && (
          <ul className={styles.pictures}>
            {pictures.map((picture, index) => (
              <li key={`${index} ${picture.url}`}>
                <SmallPicture url={picture.url} sizes="64px" />
                <span>{picture.words}</span>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
