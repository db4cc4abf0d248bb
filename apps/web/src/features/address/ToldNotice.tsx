import { t } from "@lingui/core/macro";
import { MapPinOff, X } from "lucide-react";
import { type Told, useAddressNotice } from "./address-notice.ts";
import { openPanel } from "./open-panel.ts";
import styles from "./address-notice.module.css";

const wordsOf = (): Record<Told, { title: string; more: string }> => ({
  nothing: {
    title: t`There is nothing at this address.`,
    more: t`Here are your designs instead.`,
  },
  elsewhere: {
    title: t`This design is not open in this browser.`,
    more: t`Drafts stay where they were made. Finished images are in the collection.`,
  },
});

const putAway = () => useAddressNotice.setState({ told: null });

/** The notice about an address that leads nowhere. */
export function ToldNotice({ told }: { told: Told }) {
  const { title, more } = wordsOf()[told];

  function look() {
    putAway();
    openPanel("collection");
  }

  return (
    <div className={styles.notice}>
      <MapPinOff className="icon" aria-hidden />
      <p>
        <strong>{title}</strong>
        <span className={styles.more}>{` ${more}`}</span>
      </p>
      {told === "elsewhere" && (
        <button
          className="button button-small"
          type="button"
          onClick={look}
        >{t`Open the collection`}</button>
      )}
      <button
        className="icon-button"
        type="button"
        aria-label={t`Dismiss this notice`}
        onClick={putAway}
      >
        <X className="icon" aria-hidden />
      </button>
    </div>
  );
}
