import { t } from "@lingui/core/macro";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { useOverlayFocus } from "../../../ui/overlay-focus.ts";
import { announce } from "../../announcer/index.ts";
import {
  type CardCorners,
  type DraftPhoto,
  type DraftTab,
  useTabsStore,
} from "../../tabs/index.ts";
import { useStudioRules } from "../studio-rules.ts";
import { firstCorners } from "./card-corners.ts";
import { CardStage } from "./CardStage.tsx";
import { findOnPhoto } from "./find-on-photo.ts";
import { readCard } from "./measure-words.ts";
import styles from "./measure.module.css";

interface Props {
  tab: DraftTab;
  open: boolean;
  onClose: () => void;
}

/** Asks for the corners of a bank card on the photo, from which the studio calculates the photo's millimetres. */
export function MeasureDialog({ tab, open, onClose }: Props) {
  const focus = useOverlayFocus();
  // A reload may open this dialog for a design without a photo.
  if (!tab.originalImage || !open) return null;
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Content className={styles.dialog} {...focus}>
          <Dialog.Title className={styles.title}>{t`Measure with a bank card`}</Dialog.Title>
          <Dialog.Description className={styles.about}>
            {t`Place the four points where the card’s straight edges would meet. The card must lie flat beside the fingers, at the height of the nails. To hide its number, turn it over.`}
          </Dialog.Description>
          {/* The key resets the corners if another photo replaces this one, because they do not fit the other photo. */}
          <CardOnPhoto
            key={`${tab.id} ${tab.originalImage.url}`}
            tab={tab}
            photo={tab.originalImage}
            onClose={onClose}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CardOnPhoto({
  tab,
  photo,
  onClose,
}: Pick<Props, "tab" | "onClose"> & { photo: DraftPhoto }) {
  const [corners, setCorners] = useState<CardCorners>(() => tab.card ?? firstCorners(photo));
  const [isFound, setFound] = useState(false);
  const isTouched = useRef(tab.card !== null);
  useEffect(() => {
    if (isTouched.current) return;
    void findOnPhoto(photo).then((found) => {
      // The user's own corners are never moved.
      if (!found || isTouched.current) return;
      setCorners(found);
      setFound(true);
    });
  }, [photo]);
  function move(next: CardCorners) {
    isTouched.current = true;
    setFound(false);
    setCorners(next);
  }
  const { rules } = useStudioRules();
  const { isCard, words } = readCard(tab, corners, rules);
  function keep(card: CardCorners | null) {
    useTabsStore.getState().updateTab(tab.id, { card });
    announce(card ? t`The card is kept with the design.` : t`The measure is removed.`);
    onClose();
  }
  return (
    <>
      <CardStage photo={photo} corners={corners} onMove={move} />
      <p className={styles.words} role="status">
        {isFound ? t`A card was found. Check its corners. ${words}` : words}
      </p>
      <div className={styles.foot}>
        {tab.card && (
          <button type="button" className="button button-quiet" onClick={() => keep(null)}>
            {t`Remove the measure`}
          </button>
        )}
        <span className={styles.gap} />
        <Dialog.Close className="button">{t`Cancel`}</Dialog.Close>
        <button
          type="button"
          className={`button ${styles.apply}`}
          disabled={!isCard}
          onClick={() => keep(corners)}
        >
          {t({ message: "Keep", comment: "Keep the corners of the card." })}
        </button>
      </div>
    </>
  );
}
