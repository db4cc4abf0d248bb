import { i18n } from "../../platform/messages.ts";
import type { Skin } from "@lacquer/contracts";
import { useMemo } from "react";
import { asLook, type LibraryLook } from "./library/index.ts";
import { PICTURE_RATIO } from "./paint-look.ts";
import { useLookPicture } from "./use-look-picture.ts";
import styles from "./looks.module.css";

interface Props {
  entry: LibraryLook;
  skin: Skin;
  onChoose: (entry: LibraryLook) => void;
}

/**
 * Shows one look of the library on a hand, with its name and one line in the words of the trade. A press on the card
 * applies the look.
 */
export function LookCard({ entry, skin, onChoose }: Props) {
  const look = useMemo(() => asLook(entry), [entry]);
  const { canvas, isPainted } = useLookPicture(look, skin);
  return (
    <button className={styles.card} type="button" onClick={() => onChoose(entry)}>
      <span className={styles.picture} style={{ aspectRatio: PICTURE_RATIO }}>
        <canvas ref={canvas} aria-hidden data-look={entry.id} data-painted={isPainted} />
      </span>
      <span className={styles.name}>{i18n._(entry.name)}</span>
      <span className={styles.note}>{i18n._(entry.note)}</span>
    </button>
  );
}
