import { Sparkle } from "lucide-react";
import { placeFive } from "../actions/nail-actions.ts";
import styles from "./bar.module.css";

/** Five nails at once, to be dragged into place. */
export function PlaceFive({ tabId }: { tabId: string }) {
  return (
    <button type="button" className={styles.barButton} onClick={() => placeFive(tabId)}>
      <Sparkle className="icon" aria-hidden />
      Place five
    </button>
  );
}
