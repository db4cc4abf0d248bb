import { t } from "@lingui/core/macro";
import type { Design } from "@lacquer/contracts";
import { Check, Heart } from "lucide-react";
import { useState } from "react";
import { openPanel, panelPath } from "../address/index.ts";
import { imageName } from "../names/index.ts";
import { DesignCardMenu } from "./DesignCardMenu.tsx";
import { NameField } from "./NameField.tsx";
import type { DesignActions } from "./use-design-actions.ts";
import { type LongPress, useLongPress } from "./use-long-press.ts";
import type { Selection } from "./use-selection.ts";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { shortTime } from "../../ui/format.ts";
import styles from "./collection.module.css";

interface DesignCardProps {
  design: Design;
  actions: DesignActions;
  selection: Selection;
  /** Called as soon as a finger has rested on the image for long enough. The finger has not moved yet. */
  onHold: (design: Design, at: LongPress) => void;
  onPut: () => void;
  /** The image's position among all images, for screen readers, because not all images are rendered. */
  place: { at: number; of: number };
  /** Set for the first image of a row, because the row's height is measured on it. */
  measured: { ref: (element: Element | null) => void; row: number } | null;
}

/** One finished image, with its name and actions. */
export function DesignCard(props: DesignCardProps) {
  const { design, actions, selection, onHold, onPut, place, measured } = props;
  const [isNaming, setNaming] = useState(false);
  const { favorite } = design;
  const name = imageName(design);

  return (
    <li
      ref={measured?.ref}
      data-index={measured?.row}
      className={styles.card}
      aria-posinset={place.at}
      aria-setsize={place.of}
    >
      <CardPicture {...{ design, selection, onHold, place }} />
      {!selection.isOn && (
        <button
          className={styles.heart}
          type="button"
          aria-pressed={favorite}
          aria-label={t`${name}: favourite`}
          onClick={() => actions.change(design, { favorite: !favorite })}
        >
          <Heart className="icon" aria-hidden />
        </button>
      )}
      <div className={styles.foot}>
        {isNaming ? (
          <NameField
            name={name}
            onEnd={(next) => {
              if (next && next !== name) actions.change(design, { name: next });
              setNaming(false);
            }}
          />
        ) : (
          <div className={styles.words} onDoubleClick={() => setNaming(true)}>
            <p className={styles.name}>{name}</p>
            <time className={`${styles.time} tabular`} dateTime={design.createdAt}>
              {shortTime(design.createdAt)}
            </time>
          </div>
        )}
        <DesignCardMenu
          design={design}
          onPut={onPut}
          onRename={() => setNaming(true)}
          onRemove={() => actions.remove([design])}
        />
      </div>
    </li>
  );
}

const SIZES = "(max-width: 480px) 50vw, 260px";

/**
 * The picture is a link, or a button while images are being selected. Resting a finger on the picture also selects it,
 * or all images up to it. The wrapper around link and button stays the same element, so lifting the finger does not
 * count as a press.
 */
function CardPicture(props: Pick<DesignCardProps, "design" | "selection" | "onHold" | "place">) {
  const { design, selection, onHold, place } = props;
  const { id, imageUrl } = design;
  const name = imageName(design);
  const longPress = useLongPress((at) => {
    onHold(design, at);
    selection.reach(design);
  });
  return (
    <div className={styles.picture} {...longPress}>
      {selection.isOn ? (
        <button
          className={styles.choose}
          type="button"
          data-at={place.at - 1}
          aria-pressed={selection.isChosen(design)}
          aria-label={t`Choose ${name}`}
          onClick={({ shiftKey }) => (shiftKey ? selection.reach : selection.toggle)(design)}
        >
          <SmallPicture url={imageUrl} sizes={SIZES} />
          <Check className={`icon ${styles.check}`} aria-hidden />
        </button>
      ) : (
        <a
          href={panelPath("collection", id) ?? undefined}
          draggable={false}
          data-at={place.at - 1}
          aria-label={t`Look at ${name}`}
          onClick={(event) => {
            // With a modifier key held down, the link works like any link, for example to open a new window.
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            if (event.shiftKey) selection.reach(design);
            else openPanel("collection", id);
          }}
        >
          <SmallPicture url={imageUrl} sizes={SIZES} />
        </a>
      )}
    </div>
  );
}
