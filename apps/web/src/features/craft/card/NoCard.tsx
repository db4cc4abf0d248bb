import { t } from "@lingui/core/macro";
import styles from "./card.module.css";

/** Says that the design of a card is nowhere to be found. */
export function NoCard() {
  return (
    <main className={styles.missing}>
      <h1 className={styles.title}>{t`This design is not on this device`}</h1>
      <p>{t`It was closed, or it is open in another browser or account. A card can be made from a design that is open here, or from one that your account has made images of.`}</p>
      <a className="button" href="/">
        {t`To the studio`}
      </a>
    </main>
  );
}
