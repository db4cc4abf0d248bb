import { FINISHES, TEXTURES, TOPPERS } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { memo } from "react";
import { Choice } from "./Choice.tsx";
import styles from "./faces.module.css";
import type { Design } from "./use-design.ts";

type Props = Pick<Design, "settings" | "change">;

export const FinishPicker = memo(function FinishPicker({ settings, change }: Props) {
  return (
    <Choice
      label={t`Finish`}
      look="ball"
      columns={4}
      value={settings.finish}
      options={FINISHES}
      onChange={(finish) => change({ finish })}
      face={(finish) => (
        <span
          className={styles.sphere}
          data-finish={finish}
          style={{ "--polish": settings.baseColor }}
        />
      )}
    />
  );
});

const NO_TOPPER = "none";

/** The choice of a sheer coat over the finish, or none. */
export const TopperPicker = memo(function TopperPicker({ settings, change }: Props) {
  return (
    <div className={styles.topper}>
      <span aria-hidden>{t`Topper`}</span>
      <Choice
        label={t`Topper`}
        look="chip"
        columns={4}
        value={settings.topper ?? NO_TOPPER}
        options={[NO_TOPPER, ...TOPPERS]}
        onChange={(topper) => change({ topper: topper === NO_TOPPER ? null : topper })}
      />
    </div>
  );
});

export const TexturePicker = memo(function TexturePicker({ settings, change }: Props) {
  return (
    <Choice
      label={t`Texture`}
      look="card"
      columns={5}
      value={settings.texture}
      options={TEXTURES}
      onChange={(texture) => change({ texture })}
      face={(texture) => (
        <span
          className={styles.texture}
          data-texture={texture}
          style={{ "--polish": settings.baseColor }}
        />
      )}
    />
  );
});
