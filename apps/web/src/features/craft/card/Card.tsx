import { t } from "@lingui/core/macro";
import { nailMap, nearestBottles } from "@lacquer/craft";
import { useMemo } from "react";
import { asSentence } from "../../../ui/format.ts";
import { bottleName, colorName, nearnessWords, useShelf } from "../../color/index.ts";
import { fingerName, nailName } from "../../names/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { aboutMinutes, byHand, priceRange } from "../craft-words.ts";
import type { Craft } from "../use-craft.ts";
import { reasonOf } from "../words/fault-words.ts";
import { listed } from "../words/figures.ts";
import { noteWords } from "../words/note-words.ts";
import { countedPiece, supplyUse } from "../words/supply-words.ts";
import { besideColours, shapeWords, workWords } from "./card-words.ts";
import { CardSteps } from "./CardSteps.tsx";
import styles from "./card.module.css";
import { LookPicture } from "./LookPicture.tsx";
import { NailPicture } from "./NailPicture.tsx";
import { type Progress, ticked } from "./progress.ts";

interface Props {
  tab: DraftTab;
  craft: Craft;
  progress: Progress;
  change: (how: (progress: Progress) => Progress) => void;
}

/** The salon card: everything that is needed at the table for one set of nails. */
export function Card({ tab, craft, progress, change }: Props) {
  const { plan } = craft;
  const all = plan.steps.length;
  const done = plan.steps.filter(({ key }) => progress.done.includes(key)).length;
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h1 className={styles.title}>{tab.name}</h1>
        <p className={`${styles.figures} tabular`}>
          <strong>{aboutMinutes(plan.minutes)}</strong>
          <span className={styles.price}>{priceRange(plan.price, plan.currency)}</span>
          <span className={styles.verdict}>{byHand(plan.nails)}</span>
        </p>
      </header>
      <div className={styles.column}>
        <LookPicture tab={tab} />
        <NailsPart tab={tab} craft={craft} />
      </div>
      <div className={styles.column}>
        <section className={styles.stepsPart} aria-labelledby="card-steps">
          <h2 id="card-steps" className={styles.heading}>
            {t`Steps`}
            <span className={`${styles.done} tabular`}>{t`${done} of ${all} done`}</span>
          </h2>
          <CardSteps
            steps={plan.steps}
            done={progress.done}
            onTick={(key) => change((one) => ticked(one, key))}
          />
        </section>
        <SuppliesPart craft={craft} />
        <WatchPart craft={craft} />
      </div>
    </article>
  );
}

function NailsPart({ tab, craft }: { tab: DraftTab; craft: Craft }) {
  const { work, given, rules } = craft;
  const nails = useMemo(() => nailMap(work, given, rules), [work, given, rules]);
  return (
    <section className={styles.nailsPart} aria-labelledby="card-nails">
      <h2 id="card-nails" className={styles.heading}>
        {t`Nail by nail`}
      </h2>
      <ul className={styles.nails}>
        {nails.map((line) => (
          <li key={line.index} className={styles.nail}>
            <NailPicture tab={tab} line={line} />
            <div>
              <h3 className={styles.nailName}>{nailName(line.guide)}</h3>
              <p>{shapeWords(line)}</p>
              <p>{workWords(line)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SuppliesPart({ craft }: { craft: Craft }) {
  const { supplies } = craft.plan;
  const colours = supplies.flatMap((one) =>
    one.kind === "colour" ? [{ color: one.color, use: supplyUse(one) }] : [],
  );
  const things = supplies.flatMap((one) => (one.kind === "thing" ? [one.pieces] : []));
  const shelf = useShelf();
  const own = (color: string) => {
    const [nearest] = nearestBottles(color, shelf);
    return nearest && `${bottleName(nearest.bottle)} (${nearnessWords(nearest.difference)})`;
  };
  return (
    <section className={styles.suppliesPart} aria-labelledby="card-supplies">
      <h2 id="card-supplies" className={styles.heading}>
        {t`To lay out`}
      </h2>
      <ul className={styles.palette}>
        {colours.map(({ color, use }) => (
          <li key={color} className={styles.colour}>
            <span className={styles.swatch} style={{ "--polish": color }} aria-hidden />
            <span>
              {[...new Set([colorName(color), color]), use, own(color)].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
      </ul>
      {things.length > 0 && (
        <ul className={styles.things} aria-label={t`Stones and charms`}>
          {things.map((pieces) => (
            <li key={JSON.stringify(pieces)}>
              {[countedPiece(pieces), pieces.color?.toUpperCase()].filter(Boolean).join(", ")}
            </li>
          ))}
        </ul>
      )}
      <p>{besideColours(supplies).join(" · ")}</p>
    </section>
  );
}

function WatchPart({ craft }: { craft: Craft }) {
  const { nails, notes } = craft.plan;
  const reasons = new Map<string, string[]>();
  for (const { finger, faults } of nails)
    for (const reason of faults.map(reasonOf))
      reasons.set(reason, [...new Set([...(reasons.get(reason) ?? []), fingerName(finger)])]);
  return (
    <section className={styles.watchPart} aria-labelledby="card-watch">
      <h2 id="card-watch" className={styles.heading}>
        {t`What to watch`}
      </h2>
      <ul className={styles.watch}>
        {[...reasons].map(([reason, names]) => (
          <li key={reason}>{`${asSentence(listed(names))}: ${reason}`}</li>
        ))}
        {notes.map(noteWords).map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li>{t`Cure times are for an LED lamp. If the bottle says otherwise, follow the bottle.`}</li>
      </ul>
    </section>
  );
}
