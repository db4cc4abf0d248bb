import { t } from "@lingui/core/macro";
import { useHandOnStage } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { HandOnStage } from "./HandOnStage.tsx";
import { HandPicker } from "./HandPicker.tsx";
import { PhotoButtons } from "./PhotoButtons.tsx";
import styles from "./photo.module.css";

/** Shown while the design has no photo: a rendered hand with the design on its nails, and the ways to add a photo. */
export function EmptyStage({ tab }: { tab: DraftTab }) {
  const shown = useHandOnStage(tab.designSettings);
  return (
    <div className={styles.empty}>
      <HandOnStage tab={tab} shown={shown} />
      <div className={styles.words}>
        <h2 className={styles.title}>{t`Begin with a hand`}</h2>
        <p>
          {t`Drop a photo here, paste it, or choose it. You see the design on every nail before anything is painted.`}
        </p>
        <PhotoButtons tabId={tab.id} />
      </div>
      <div className={styles.picker}>
        <HandPicker tabId={tab.id} shown={shown} />
      </div>
    </div>
  );
}
