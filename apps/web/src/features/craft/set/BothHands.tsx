import { select, t } from "@lingui/core/macro";
import { type Finger, FINGERS, type Hand, HANDS } from "@lacquer/contracts";
import { type NailLine, nailMap } from "@lacquer/craft";
import { useId, useMemo, useState } from "react";
import { announce } from "../../announcer/index.ts";
import { otherOf, shownHand } from "../../draft/index.ts";
import { fingerName, nailInText, nailName } from "../../names/index.ts";
import { type DraftTab, useTabsStore } from "../../tabs/index.ts";
import { NailPicture } from "../card/NailPicture.tsx";
import craftStyles from "../craft.module.css";
import type { Craft } from "../use-craft.ts";
import {
  alternated,
  copiedHand,
  copiedNail,
  type HandSet,
  mirroredHand,
  type SetPlace,
  setOf,
  swappedHands,
  wearSet,
} from "../hands/hand-set.ts";
import styles from "./set.module.css";
import { setWords, wornWords } from "./set-words.ts";

type Change = (label: string, how: (set: HandSet) => HandSet) => void;

interface Props {
  tab: DraftTab;
  craft: Craft;
}

/** The ten nails of both hands on a board. Nails are copied from finger to finger and from hand to hand. */
export function BothHands({ tab, craft }: Props) {
  const { work, given, rules } = craft;
  const lines = useMemo(() => nailMap(work, given, rules), [work, given, rules]);
  const shown = shownHand(tab);
  const [chosen, setChosen] = useState<SetPlace>({ hand: shown, finger: "ring" });
  const change: Change = (label, how) => {
    const { tabs, updateTab } = useTabsStore.getState();
    const now = tabs.find(({ id }) => id === tab.id);
    if (!now) return;
    const patch = wearSet(now, how(setOf(now)));
    const isNew = Object.keys(patch).length > 0;
    if (isNew) updateTab(tab.id, patch, { label });
    announce(
      isNew
        ? t`${label}. Undo takes it back.`
        : t`Nothing changes: the set already looks like this.`,
    );
  };
  return (
    <section aria-label={t`Both hands`}>
      <h3 className={craftStyles.heading}>{t`Both hands`}</h3>
      <p className={craftStyles.reason}>{setWords(tab)}</p>
      <Board {...{ tab, lines, shown, chosen }} onChoose={setChosen} />
      <HandActions chosen={chosen} change={change} />
      <CopyNail chosen={chosen} change={change} />
    </section>
  );
}

/** Fingers in the order in which one sees one's own hands. */
const ORDER: Record<Hand, readonly Finger[]> = { left: FINGERS.toReversed(), right: FINGERS };

interface BoardProps {
  tab: DraftTab;
  lines: readonly NailLine[];
  shown: Hand;
  chosen: SetPlace;
  onChoose: (place: SetPlace) => void;
}

/** The nails are one radio group, so that the arrow keys move through all ten. */
function Board({ tab, lines, shown, chosen, onChoose }: BoardProps) {
  const name = useId();
  const lineOf = ({ hand, finger }: SetPlace) => {
    const same = lines.filter(({ guide }) => guide.finger === finger);
    return same.find(({ guide }) => (guide.hand ?? shown) === hand) ?? same[0];
  };
  return (
    <fieldset className={styles.board}>
      <legend className="visually-hidden">{t`The nails of the set`}</legend>
      {HANDS.map((hand) => (
        <div key={hand} className={styles.hand}>
          <p className={styles.handName} aria-hidden>
            {hand === "left"
              ? t({ message: "Left", context: "hand" })
              : t({ message: "Right", context: "hand" })}
          </p>
          <div className={styles.row}>
            {ORDER[hand].map((finger) => {
              const line = lineOf({ hand, finger });
              if (!line) return <span key={finger} />;
              const isChosen = chosen.hand === hand && chosen.finger === finger;
              return (
                <label key={finger} className={styles.nail}>
                  <input
                    type="radio"
                    name={name}
                    className="visually-hidden"
                    checked={isChosen}
                    aria-label={`${nailName({ hand, finger })}: ${wornWords(line)}`}
                    onChange={() => onChoose({ hand, finger })}
                  />
                  <NailPicture tab={tab} line={line} />
                </label>
              );
            })}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function HandActions({ chosen, change }: { chosen: SetPlace; change: Change }) {
  const { hand, finger } = chosen;
  const other = otherOf(hand);
  const at = FINGERS.indexOf(finger);
  const neighbour = FINGERS[at + 1] ?? FINGERS[at - 1];
  const [one, two] = [fingerName(finger), fingerName(neighbour ?? finger)];
  const actions: [words: string, label: string, how: (set: HandSet) => HandSet][] = [
    [
      select(hand, { left: "Left hand on both", other: "Right hand on both" }),
      select(hand, { left: "Set: left hand on both", other: "Set: right hand on both" }),
      (set) => copiedHand(set, hand),
    ],
    [
      select(other, { left: "Mirror onto the left hand", other: "Mirror onto the right hand" }),
      select(other, {
        left: "Set: mirrored onto the left hand",
        other: "Set: mirrored onto the right hand",
      }),
      (set) => mirroredHand(set, hand),
    ],
    [t`Swap hands`, t`Set: swapped the hands`, swappedHands],
    [
      t({
        message: `Alternate ${one} and ${two}`,
        comment: "Two nails take turns on all fingers.",
      }),
      t`Set: ${one} and ${two} in turn`,
      (set) => alternated(set, chosen),
    ],
  ];
  return (
    <p className={styles.actions}>
      {actions.map(([words, label, how]) => (
        <button
          key={words}
          type="button"
          className="button button-small"
          onClick={() => change(label, how)}
        >
          {words}
        </button>
      ))}
    </p>
  );
}

const PLACES: readonly SetPlace[] = HANDS.flatMap((hand) =>
  ORDER[hand].map((finger) => ({ hand, finger })),
);
const keyOf = ({ hand, finger }: SetPlace): string => `${hand} ${finger}`;

function copyWords(from: SetPlace, to: SetPlace): string {
  const [nail, place] = [nailInText(from), nailInText(to)];
  return t`Set: ${nail} also ${place}`;
}

function CopyNail({ chosen, change }: { chosen: SetPlace; change: Change }) {
  const id = useId();
  const nail = nailName(chosen);
  const others = PLACES.filter((place) => keyOf(place) !== keyOf(chosen));
  const [wanted, setWanted] = useState("");
  const to = others.find((place) => keyOf(place) === wanted) ?? {
    hand: otherOf(chosen.hand),
    finger: chosen.finger,
  };
  return (
    <p className={styles.copy}>
      <label htmlFor={id}>{t({ message: `${nail} to`, comment: "Copy this nail to …" })}</label>
      <select
        id={id}
        className="field-input"
        value={keyOf(to)}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
      >
        {others.map((place) => (
          <option key={keyOf(place)} value={keyOf(place)}>
            {nailName(place)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button button-small"
        onClick={() => change(copyWords(chosen, to), (set) => copiedNail(set, chosen, to))}
      >
        {t`Copy`}
      </button>
    </p>
  );
}
