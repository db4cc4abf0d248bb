import type { DesignSettings } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { Pipette } from "lucide-react";
import { changeWhiteBalance, wantWhite } from "../draft/index.ts";
import styles from "./light-ring.module.css";

/**
 * Sets how the photo's white becomes neutral: by the studio's own guess, or by something white that the designer taps.
 */
export function PhotoWhite({ tabId, settings }: { tabId: string; settings: DesignSettings }) {
  const { whiteBalance, whitePoint } = settings;
  return (
    <>
      <label className={styles.white}>
        <input
          type="checkbox"
          checked={whiteBalance === "auto"}
          onChange={({ currentTarget }) =>
            changeWhiteBalance(tabId, currentTarget.checked ? "auto" : "photo")
          }
        />
        {t`Neutral white`}
      </label>
      <button
        type="button"
        className="button button-quiet"
        title={t`Tap white paper or a bank card in the photo to correct its colours`}
        onClick={wantWhite}
      >
        <Pipette className="icon" aria-hidden />
        <span>{t`Tap something white`}</span>
      </button>
      {whitePoint && (
        <div className={styles.point}>
          <span className={styles.dot} style={{ background: whitePoint }} aria-hidden />
          <span>{t`The white you tapped is ${whitePoint} in the photo`}</span>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => changeWhiteBalance(tabId, "photo")}
          >
            {t`Use the photo's own colours`}
          </button>
        </div>
      )}
    </>
  );
}
