import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { CREDITS_PER_IMAGE } from "@lacquer/contracts";
import { credits } from "../../ui/format.ts";
import { imageCountWords } from "./image-count.ts";
import styles from "./generate.module.css";

interface GenerateWordsProps {
  imageCount: number;
  /** The reason why Generate cannot be pressed; null if it can be pressed. */
  reason: string | null;
  /** The line that says what Generate will send. */
  sends: string;
  /**
   * The state of the newest job, shown in place of the line about the request; null if another part shows the state.
   */
  state: ReactNode;
  /** True if the newest job failed. The failure is shown even next to a reason. */
  hasFailed: boolean;
  needsAccount: boolean;
  canLook: boolean;
  onSignUp: () => void;
  onLook: () => void;
}

/** Shows the images' cost and when it is charged, and what is sent or why nothing can be sent. */
export function GenerateWords(props: GenerateWordsProps) {
  const { imageCount, reason, sends, state, hasFailed, needsAccount, canLook, onSignUp, onLook } =
    props;
  const isTold = state !== null && (reason === null || hasFailed);
  return (
    <div className={styles.words}>
      <p className={`${styles.price} tabular`}>
        <strong>{imageCountWords(imageCount)}</strong>
        <span>{` · ${credits(imageCount * CREDITS_PER_IMAGE)}`}</span>
        <span className={styles.when}>{t`, taken when painting starts, returned if it fails`}</span>
      </p>
      <div className={styles.sendsLine}>
        {isTold && (
          <div className={styles.state} id={reason === null ? "generate-reason" : undefined}>
            {state}
          </div>
        )}
        {(reason !== null || !isTold) && (
          <p className={styles.sends} id="generate-reason" data-blocked={reason !== null}>
            <span>{needsAccount ? `${reason ?? sends} ` : (reason ?? sends)}</span>
            {needsAccount && (
              <button className="link-button" type="button" onClick={onSignUp}>
                {t`Create an account for more`}
              </button>
            )}
          </p>
        )}
        {reason === null && canLook && (
          <button className={`link-button ${styles.look}`} type="button" onClick={onLook}>
            {t`What we will send`}
          </button>
        )}
      </div>
    </div>
  );
}
