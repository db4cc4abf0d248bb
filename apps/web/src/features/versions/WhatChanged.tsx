import { t } from "@lingui/core/macro";
import { compareVersions, type Job, type Version } from "@lacquer/contracts";
import { keptDrawing } from "../reuse/index.ts";
import { changeWords } from "./change-words.ts";
import type { PaneItem } from "./Panes.tsx";
import styles from "./what-changed.module.css";

/**
 * Lists the changes between the first image and each of the other images in words, always from the older to the newer
 * one.
 */
export function WhatChanged({ items }: { items: readonly PaneItem[] }) {
  const [first, ...others] = items;
  if (!first) return null;
  return (
    <>
      {others.map((other) => {
        const [from, to] = isOlder(other, first) ? [other, first] : [first, other];
        return (
          <section key={other.letter} className={styles.changed}>
            <h3>{`${from.letter} → ${to.letter}`}</h3>
            {from.job && to.job ? (
              <Changes from={from.job} to={to.job} />
            ) : (
              <p className="skeleton">{"\u00A0"}</p>
            )}
          </section>
        );
      })}
    </>
  );
}

const isOlder = (one: PaneItem, other: PaneItem): boolean =>
  one.job !== null &&
  other.job !== null &&
  Date.parse(one.job.createdAt) < Date.parse(other.job.createdAt);

const versionOf = (job: Job): Version => ({ ...job, ...keptDrawing(job) });

function Changes({ from, to }: { from: Job; to: Job }) {
  const changes = compareVersions(versionOf(from), versionOf(to));
  if (from.id === to.id)
    return (
      <p className={styles.note}>{t`Both images were made together, from the same settings.`}</p>
    );
  if (changes.length === 0)
    return (
      <p className={styles.note}>{t`Nothing changed: both were made from the same settings.`}</p>
    );
  return (
    <ul className={styles.list}>
      {changes.map((change, index) => {
        const words = changeWords(change);
        return (
          <li key={index}>
            <span className={styles.about}>{`${words.about}: `}</span>
            <span>
              <Side words={words.from} color={words.colors?.[0]} />
              {" → "}
              <Side words={words.to} color={words.colors?.[1]} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Side({ words, color }: { words: string; color: string | null | undefined }) {
  return (
    <>
      {color && <span className={styles.color} style={{ background: color }} aria-hidden />}
      {words}
    </>
  );
}
