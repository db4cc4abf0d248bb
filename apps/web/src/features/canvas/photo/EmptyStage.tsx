import type { DraftTab } from "../../tabs/index.ts";
import { HandDrawing } from "./HandDrawing.tsx";
import { PhotoButtons } from "./PhotoButtons.tsx";
import styles from "./photo.module.css";

/** Shown until there is a photo: a hand that already wears the design, and the ways to add a photo. */
export function EmptyStage({ tab }: { tab: DraftTab }) {
  return (
    <div className={styles.empty}>
      <HandDrawing tab={tab} />
      <div className={styles.words}>
        <h2 className={styles.title}>Begin with a photo of the hand</h2>
        <p>
          Drop it here, paste it, or choose it. You see the design on every nail before anything is
          painted.
        </p>
        <PhotoButtons tabId={tab.id} />
        <p className={styles.note}>No photo? The nails are then shown on a salon display.</p>
      </div>
    </div>
  );
}
