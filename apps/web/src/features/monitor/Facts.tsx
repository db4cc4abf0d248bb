import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import styles from "./monitor.module.css";

interface FactsProps {
  title: string;
  heads: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** The text that is shown instead of an empty table. */
  none: string;
}

/** A table with its title. In a narrow window, the table can be scrolled sideways. */
export function Facts({ title, heads, rows, none }: FactsProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {rows.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        // The focus lets a keyboard scroll a table that is wider than the window.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t`${title}, table`}>
          <table className={styles.table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells }) => (
                <tr key={key}>
                  {heads.map((head, index) => (
                    <td key={head}>{cells[index]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
