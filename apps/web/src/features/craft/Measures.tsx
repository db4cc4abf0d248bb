import { t } from "@lingui/core/macro";
import { nailMap, type NailLine, tipOrder } from "@lacquer/craft";
import { useMemo } from "react";
import { openPanel } from "../address/index.ts";
import { nailName } from "../names/index.ts";
import type { DraftTab } from "../tabs/index.ts";
import { tipsPath } from "./card-paths.ts";
import styles from "./craft.module.css";
import { sizeWords } from "./measure/size-words.ts";
import type { Craft } from "./use-craft.ts";
import { number } from "./words/figures.ts";

/** The nails in millimetres, measured by a bank card on the photo or else assumed, with the tips that fit them. */
export function Measures({ tab, craft }: { tab: DraftTab; craft: Craft }) {
  const { work, given, rules } = craft;
  const nails = useMemo(() => nailMap(work, given, rules), [work, given, rules]);
  const tips = useMemo(() => tipOrder(work, given, rules), [work, given, rules]);
  const tipOf = ({ index }: NailLine) => tips.find((tip) => tip.index === index);
  return (
    <section aria-label={t`Measures`}>
      <h3 className={styles.heading}>{t`Measures`}</h3>
      <p className={styles.reason}>{basis(tab, nails)}</p>
      <p className={styles.file}>
        {tab.originalImage && (
          <button
            type="button"
            className="button button-small"
            onClick={() => openPanel("measure")}
          >
            {tab.card ? t`Change the measure` : t`Measure with a bank card`}
          </button>
        )}
        <a className="button button-small" href={tipsPath(tab)} target="_blank" rel="noreferrer">
          {t`Order tips`}
        </a>
      </p>
      <ul className={`${styles.rows} ${styles.measures}`}>
        {nails.map((line) => (
          <li key={line.index} className={styles.row}>
            <span>
              <span>{nailName(line.guide)}</span>
              <small>{edgeWords(line)}</small>
            </span>
            <span className={`${styles.wide} tabular`}>
              <span>{widthWords(line)}</span>
              <small>{sizeWords(tipOf(line))}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function edgeWords({ freeEdge, lengthNumber }: NailLine): string {
  const edge = number(freeEdge, 1);
  return t`${edge} mm of free edge, no. ${lengthNumber}`;
}

function widthWords({ width, plusMinus }: NailLine): string {
  const [wide, off] = [number(width, 1), number(plusMinus, 1)];
  return t`${wide} ± ${off} mm wide`;
}

function basis(tab: DraftTab, nails: readonly NailLine[]): string {
  const { originalImage, card } = tab;
  if (nails.some(({ isMeasured }) => isMeasured))
    return t`Measured with the bank card on the photo. Tip sizes allow for the nail’s curve.`;
  if (card)
    return tab.nails.length > 0
      ? t`The card is saved, but it gives no nail a possible size. Check the card’s corners.`
      : t`The card is saved, but no nails are placed yet.`;
  return originalImage
    ? t`Typical widths, not measured. For true widths, take the photo with a bank card beside the fingers.`
    : t`Typical widths. For true widths, use a photo with a bank card beside the fingers.`;
}
