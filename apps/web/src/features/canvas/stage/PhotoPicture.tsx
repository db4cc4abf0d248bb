import { type Balance, tintedBy } from "@lacquer/nails";
import { t } from "@lingui/core/macro";
import { type ReactNode, type RefObject, useId, useMemo } from "react";
import { Picture } from "../../../ui/Picture.tsx";
import { LIGHT_COLORS, useSeenLight } from "../../draft/index.ts";
import type { DraftPhoto } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import { BalanceFilter } from "../preview/BalanceFilter.tsx";
import { placed, type Rect } from "../view/viewport.ts";
import styles from "./surface.module.css";

interface Props {
  image: RefObject<HTMLImageElement | null>;
  photo: DraftPhoto;
  rect: Rect;
  /** The photo's size on the stage while it is not zoomed. */
  fitted: Size;
  /** The left share of the photo (0–1) that shows no design; null = the design shows everywhere. */
  split: number | null;
  /** A counter; a new number makes the photo load again. */
  attempt: number;
  /** The white balance that removes the photo's colour cast; null shows the photo as it was taken. */
  balance: Balance | null;
  onFailed: (failed: boolean) => void;
  /** The preview that lies on the photo. */
  children: ReactNode;
}

/** The photo and, to the right of the divider, the design on it. */
export function PhotoPicture(props: Props) {
  const { image, photo, rect, fitted, split, attempt, balance, onFailed, children } = props;
  const filter = useId();
  const lamp = useId();
  const seen = useSeenLight();
  const tint = useMemo(() => (seen === "photo" ? null : tintedBy(LIGHT_COLORS[seen])), [seen]);
  return (
    <div
      className={styles.photo}
      style={{ ...placed(fitted, rect), ...(tint && { filter: `url(#${lamp})` }) }}
      data-seen={seen}
    >
      {tint && <BalanceFilter id={lamp} balance={tint} />}
      {balance && <BalanceFilter id={filter} balance={balance} />}
      <Picture
        key={attempt}
        ref={image}
        className={styles.picture}
        src={photo.url}
        alt={t`The hand of this design`}
        draggable={false}
        style={balance ? { filter: `url(#${filter})` } : undefined}
        onLoad={() => onFailed(false)}
        onError={() => onFailed(true)}
      />
      <div
        className={styles.after}
        style={split === null ? undefined : { clipPath: `inset(0 0 0 ${split * 100}%)` }}
      >
        {children}
      </div>
    </div>
  );
}
