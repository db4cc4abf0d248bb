import { RadioGroup } from "radix-ui";
import { memo, useState } from "react";
import { Segmented } from "../../ui/Segmented.tsx";
import { BOTTLES, remember, useRecent } from "../color/index.ts";
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
    ...BOTTLES,
    ...recent.map((mixed) => ({ name: `Mixed recently, ${mixed}`, color: mixed })),
  ];
  return (
    <>
      <Segmented
        label="Which colour"
        value={target}
        options={[
          { value: "baseColor", label: "Base" },
          { value: "accentColor", label: "Accent" },
        ]}
        onChange={setTarget}
      />
      <RadioGroup.Root
        className={styles.drops}
        aria-label={target === "baseColor" ? "Base colour" : "Accent colour"}
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
        name={target === "baseColor" ? "base" : "accent"}
        onChange={set}
        onDone={remember}
      />
      <PaletteIdeas settings={settings} change={change} />
    </>
  );
});
