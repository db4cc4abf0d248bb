import { t } from "@lingui/core/macro";
import { RadioGroup } from "radix-ui";
import { memo, useState } from "react";
import { Segmented } from "../../ui/Segmented.tsx";
import { BOTTLES, colorName, remember, useRecent } from "../color/index.ts";
import styles from "./color-picker.module.css";
import { ColorMixer } from "./ColorMixer.tsx";
import { PaletteIdeas } from "./PaletteIdeas.tsx";
import type { Design } from "./use-design.ts";

type Target = "baseColor" | "accentColor";

/** The choice of base and accent colour: the studio's polishes, a custom mixture, and recent mixtures. */
export const ColorPicker = memo(function ColorPicker({
  settings,
  change,
}: Pick<Design, "settings" | "change">) {
  const [target, setTarget] = useState<Target>("baseColor");
  const recent = useRecent();
  const color = settings[target].toUpperCase();
  const set = (value: string) => change({ [target]: value });
  const drops = [
    ...BOTTLES.map((bottle) => ({ name: colorName(bottle.color), color: bottle.color })),
    ...recent.map((mixed) => ({ name: t`Mixed recently, ${mixed}`, color: mixed })),
  ];
  return (
    <>
      <Segmented
        label={t`Which colour`}
        value={target}
        options={[
          { value: "baseColor", label: t`Base` },
          { value: "accentColor", label: t`Accent` },
        ]}
        onChange={setTarget}
      />
      <RadioGroup.Root
        className={styles.drops}
        aria-label={target === "baseColor" ? t`Base colour` : t`Accent colour`}
        value={color}
        onValueChange={set}
      >
        {drops.map(({ name, color: value }) => (
          <RadioGroup.Item
            key={value}
            className={styles.drop}
            value={value}
            aria-label={name}
            title={name}
            style={{ "--polish": value }}
          />
        ))}
      </RadioGroup.Root>
      <ColorMixer
        key={target}
        color={color}
        label={target === "baseColor" ? t`Mix the base colour` : t`Mix the accent colour`}
        onChange={set}
        onDone={remember}
      />
      <PaletteIdeas settings={settings} change={change} />
    </>
  );
});
