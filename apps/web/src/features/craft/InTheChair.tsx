import { t } from "@lingui/core/macro";
import { trpc } from "../../api/trpc.ts";
import type { DraftTab } from "../tabs/index.ts";
import { cardPath } from "./card-paths.ts";
import { aboutMinutes, byHand, exactPrice, minutesRange, priceRange } from "./craft-words.ts";
import styles from "./craft.module.css";
import { HandOver } from "./hand-over/hand-over-part.ts";
import { Measures } from "./Measures.tsx";
import { NailAnswers } from "./NailAnswers.tsx";
import { Rates } from "./Rates.tsx";
import { BothHands } from "./set/BothHands.tsx";
import { StepList } from "./StepList.tsx";
import { SupplyList } from "./SupplyList.tsx";
import { useCraft } from "./use-craft.ts";
import { noteWords } from "./words/note-words.ts";
import { ruleText } from "./words/rule-text.ts";
import { pricePartName } from "./words/supply-words.ts";

/** Says whether a look can be made by hand and how, with the supplies, the minutes and the price. */
export function InTheChair({ tab }: { tab: DraftTab }) {
  const craft = useCraft(tab);
  const { minutes, price, currency, nails, steps, supplies, priceParts, notes } = craft.plan;
  const time = minutesRange(minutes);
  const status = trpc.system.status.useQuery(undefined, { staleTime: 30_000 });
  return (
    <div className={styles.chair} data-chair>
      <p className={`${styles.figures} tabular`}>
        <strong>{aboutMinutes(minutes)}</strong>
        <span className={styles.price}>{priceRange(price, currency)}</span>
        <span className={styles.verdict}>{byHand(nails)}</span>
      </p>
      <NailAnswers key={tab.id} tabId={tab.id} craft={craft} />
      <BothHands tab={tab} craft={craft} />
      <section aria-label={t`Steps`}>
        <h3 className={styles.heading}>{t`Steps`}</h3>
        <StepList steps={steps} />
      </section>
      <section aria-label={t`Supplies`}>
        <h3 className={styles.heading}>{t`Supplies`}</h3>
        <SupplyList supplies={supplies} />
      </section>
      <section aria-label={t`Price by part`}>
        <h3 className={styles.heading}>{t`Price by part`}</h3>
        <ul className={styles.rows}>
          {priceParts.map((part) => {
            const name = pricePartName(part);
            return (
              <li key={name} className={styles.row}>
                <span>
                  <span>{name}</span>
                  <small>{ruleText(part.origin)}</small>
                </span>
                <span className="tabular">{exactPrice(part.price, currency)}</span>
              </li>
            );
          })}
          <li className={`${styles.row} ${styles.total}`}>
            <span>{t`Together, ${time}`}</span>
            <span className="tabular">{exactPrice(price, currency)}</span>
          </li>
        </ul>
      </section>
      <Measures tab={tab} craft={craft} />
      <a className={`button ${styles.card}`} href={cardPath(tab)} target="_blank" rel="noreferrer">
        {t`Salon card`}
      </a>
      <HandOver name={tab.name} plan={craft.plan} />
      <Rates />
      <ul className={styles.notes}>
        {notes.map(noteWords).map((note) => (
          <li key={note}>{note}</li>
        ))}
        {status.data?.provider === "openai" && (
          <li>{t`Calculated from your settings. Light, smoke, liquid or jewels that an image service adds on its own are not included.`}</li>
        )}
      </ul>
    </div>
  );
}
