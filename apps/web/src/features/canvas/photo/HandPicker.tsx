import { HAND_POSES, SKINS } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { RadioGroup } from "radix-ui";
import { Segmented } from "../../../ui/Segmented.tsx";
import { chooseHand, type ShownHand } from "../../draft/index.ts";
import { capitalized, poseName, skinName } from "../../names/index.ts";
import { SKIN_PICTURES } from "./hand-pictures.ts";
import { HandTools } from "./HandTools.tsx";
import styles from "./hand-picker.module.css";

/** The choice of hand for a design without a photo: five skin tones and two poses. */
export function HandPicker({ tabId, shown }: { tabId: string; shown: ShownHand }) {
  return (
    <div className={styles.picker}>
      <p className={styles.heading}>{t`No photo? Use this hand.`}</p>
      <RadioGroup.Root
        className={styles.skins}
        aria-label={t`Skin`}
        value={shown.skin}
        onValueChange={(next) => {
          const skin = SKINS.find((known) => known === next);
          if (skin) chooseHand(tabId, { skin });
        }}
      >
        {SKINS.map((skin) => (
          <RadioGroup.Item key={skin} className={styles.skin} value={skin}>
            <img className={styles.swatch} src={SKIN_PICTURES[skin]} alt="" draggable={false} />
            <span>{capitalized(skinName(skin))}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <Segmented
        label={t`Pose`}
        value={shown.pose}
        options={HAND_POSES.map((pose) => ({ value: pose, label: capitalized(poseName(pose)) }))}
        onChange={(pose) => chooseHand(tabId, { pose })}
      />
      <HandTools key={tabId} tabId={tabId} shown={shown} />
    </div>
  );
}
