import { t } from "@lingui/core/macro";
import { Sparkle } from "lucide-react";
import { placeFive } from "../actions/nail-actions.ts";
import styles from "./bar.module.css";

/** The button that places five nails at once, which the user then drags into place. */
export function PlaceFive({ tabId }: { tabId: string }) {
  return (
    <button type="button" className={styles.barButton} onClick={() => placeFive(tabId)}>
      <Sparkle className="icon" aria-hidden />
      {t`Place five`}
    </button>
  );
}
